/** Slides of presenter mode: their order, and how large they become. */
import { describe, expect, test } from 'vitest';
import { BEATS } from '../../src/lessons';
import { SLIDES, slideAt, slideOf, zoomsOf } from '../../src/ui/presenter-slides';

test('the slides are walked one by one and end at both ends', () => {
  const seen = [SLIDES[0].id as string];
  for (let k = 1; k < SLIDES.length + 3; k++) {
    const next = slideAt(seen.at(-1) as (typeof SLIDES)[number]['id'], 1);
    if (next !== seen.at(-1)) seen.push(next);
  }
  expect(seen).toEqual(SLIDES.map(({ id }) => id));
  expect(slideAt(SLIDES[0].id, -1)).toBe(SLIDES[0].id);
});

test('every beat has a slide, and it shows what the beat points at', () => {
  for (const beat of BEATS) {
    const slide = slideOf(beat.look);
    expect(SLIDES.map(({ id }) => id as string)).toContain(slide);
    expect(slide).toBe(beat.look === 'ledger' ? 'networks' : beat.look);
  }
});

describe.each([
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [390, 700],
])('in a room of %i × %i px', (width, height) => {
  test.each(SLIDES)('$id is not made smaller, and fits where it is made larger', (slide) => {
    const zooms = zoomsOf(slide, { width, height });
    expect(zooms.slide).toBeGreaterThanOrEqual(1);
    expect(zooms.headline).toBeGreaterThanOrEqual(1);
    if (zooms.slide > 1) {
      expect(zooms.slide * slide.width).toBeLessThanOrEqual(width);
      expect(zooms.slide * slide.height + zooms.headline * 78).toBeLessThanOrEqual(height);
    }
  });
});

test('figures of the headline are 56 px where there is room', () => {
  expect(34 * zoomsOf(SLIDES[0], { width: 1920, height: 1080 }).headline).toBeCloseTo(56, 6);
  expect(34 * zoomsOf(SLIDES[0], { width: 1300, height: 800 }).headline).toBeLessThan(56);
});
