/** Clocks that jump: a machine that slept, a date set back. Figures stay sane, results the same. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { StepPacer } from '../../src/engine/pacer';
import type { Emitted } from '../../src/engine/run';
import { BatchPacer } from '../../src/engine/sweep/batch-pacer';
import { applyEvent } from '../../src/store/apply-event';
import type { State } from '../../src/store/state';
import { timeLeft } from '../../src/ui/duration';
import { story } from '../support/story';

afterEach(() => vi.restoreAllMocks());

const HOUR = 3_600_000;

async function told() {
  const { events, frames } = await story();
  return { frames, progress: events.filter((event) => event.type === 'progress') };
}

/** Clocks of this thread, jumping at every tenth reading. */
function jump(by: { readonly now?: number; readonly date?: number }): void {
  const [now, date] = [performance.now.bind(performance), Date.now];
  let readings = 0;
  const jumped = () => Math.floor(readings++ / 10);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + jumped() * (by.now ?? 0));
  vi.spyOn(Date, 'now').mockImplementation(() => date() + jumped() * (by.date ?? 0));
}

const shown = (event: Emitted & { type: 'progress' }) =>
  applyEvent({} as State, { ...event, run: 1 }).patch?.progress;

describe('a run', () => {
  test.each([
    ['a machine that sleeps for hours', { now: HOUR }],
    ['a date that goes back by days', { date: -24 * HOUR }],
    ['a date that goes forward by days', { date: 24 * HOUR }],
  ])('on %s has the same frames and sane figures', async (_, by) => {
    const straight = await told();
    jump(by);
    const { frames, progress } = await told();
    expect(frames).toEqual(straight.frames);
    expect(progress.length).toBeGreaterThan(0);
    let last = 0;
    for (const event of progress) {
      expect(event.seconds).toBeGreaterThanOrEqual(last);
      last = event.seconds;
      const figures = shown(event);
      if (!figures || event.done === 0) continue;
      expect(figures.rate).toBeGreaterThan(0);
      expect(figures.secondsLeft).toBeGreaterThanOrEqual(0);
      expect(timeLeft(figures.secondsLeft)).toMatch(/^(less than|about) \d+ (s|min) left$/);
    }
  });

  test('does not take an hour of sleep for an hour of training', async () => {
    const straight = await told();
    jump({ now: HOUR });
    const { progress } = await told();
    const slept = Math.max(...progress.map(({ seconds }) => seconds));
    expect(slept).toBeLessThan(3600);
    // Control: the clock did jump.
    expect(slept).toBeGreaterThan(Math.max(...straight.progress.map(({ seconds }) => seconds)));
  });
});

test.each([-HOUR, -1, 0, HOUR])('pacers stand a duration of %d ms', (ms) => {
  const pacer = new StepPacer();
  const batches = new BatchPacer();
  for (let i = 0; i < 8; i++) {
    pacer.took(pacer.steps, ms);
    batches.took(1e9, ms / 1000);
    expect(Number.isInteger(pacer.steps)).toBe(true);
    expect(pacer.steps).toBeGreaterThanOrEqual(1);
    const { work } = batches.limits(1e12, 2);
    expect(work).toBeGreaterThanOrEqual(1);
  }
  // An honest measurement brings both back to what they were.
  for (let i = 0; i < 12; i++) pacer.took(pacer.steps, pacer.steps);
  expect(pacer.steps).toBeGreaterThan(8);
});

test('no time is said that is none', () => {
  for (const seconds of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(timeLeft(seconds)).toBe('');
});
