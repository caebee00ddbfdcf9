/**
 * What presenter mode shows, one picture at a time: the slides in their order, how large each is by
 * itself, and how much larger it becomes in a window. Pure; `presenter.css` knows what belongs to a slide.
 */

import type { Place } from '../lessons';
import { later } from '../lib/text';

export interface Slide {
  readonly id: string;
  readonly title: string;
  /** Px that the picture takes at its usual size. */
  readonly width: number;
  readonly height: number;
}

export const SLIDES = [
  { id: 'networks', title: later('The networks'), width: 980, height: 575 },
  { id: 'accuracy', title: later('Test accuracy'), width: 500, height: 260 },
  { id: 'interference', title: later('Interference'), width: 500, height: 260 },
  { id: 'load', title: later('Load on each neuron'), width: 400, height: 260 },
  { id: 'step', title: later('One training step'), width: 860, height: 420 },
  { id: 'sweep', title: later('The sweep'), width: 980, height: 680 },
  { id: 'theory', title: later('Theory'), width: 980, height: 620 },
  { id: 'mechanism', title: later('Mechanism'), width: 980, height: 620 },
  { id: 'codes', title: later('Codes'), width: 980, height: 700 },
  { id: 'claims', title: later('Claims'), width: 980, height: 700 },
] as const satisfies readonly Slide[];

export type SlideId = (typeof SLIDES)[number]['id'];

/** The slide of what a beat of the lesson points at. */
const OF_PLACE: { readonly [p in Place]: SlideId } = {
  networks: 'networks',
  ledger: 'networks',
  accuracy: 'accuracy',
  interference: 'interference',
  matrix: 'interference',
  load: 'load',
  dial: 'networks',
  methods: 'networks',
  epoch: 'networks',
};

export const slideOf = (place: Place): SlideId => OF_PLACE[place];

/** The place of a slide some steps on; stays at the ends. */
export const slideAt = (id: SlideId, by: number): SlideId => {
  const at = SLIDES.findIndex((slide) => slide.id === id) + by;
  return SLIDES[Math.min(SLIDES.length - 1, Math.max(0, at))].id;
};

/** Figures of 34 px become 56; nothing is made smaller, and nothing blown up to mere pixels. */
const LARGEST = { headline: 56 / 34, slide: 2.4 } as const;
/** Px of the headline at its usual size. */
const HEADLINE = { width: 1040, height: 78 } as const;
const MARGIN = 24;

const between = (least: number, value: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** How much larger headline and slide are drawn in a room of that many px. */
export function zoomsOf(
  { width, height }: Slide,
  room: { readonly width: number; readonly height: number },
): { readonly headline: number; readonly slide: number } {
  const inner = room.width - 2 * MARGIN;
  const headline = between(1, inner / HEADLINE.width, LARGEST.headline);
  const left = room.height - headline * HEADLINE.height - MARGIN;
  return { headline, slide: between(1, Math.min(inner / width, left / height), LARGEST.slide) };
}
