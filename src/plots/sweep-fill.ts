/**
 * The colour of a cell in ten steps: a gain in the colour of its method, a loss in that of
 * failure, both against one fixed scale; a measure in ink between the least and the greatest.
 */
import type { SweepCell, SweepModel } from './sweep-model';

export const LEVELS = 10;
/** Gain drawn in full colour, points. */
export const FULL_GAIN = 25;
/** Opacity of the full colour on a tile: as strong as texts on it stay readable in both themes. */
export const STRONGEST = { hue: 0.46, ink: 0.3 } as const;
/** From that step on only ink is readable on the fill. */
export const INK_FROM = 2;

export interface Fill {
  readonly kind: 'ahead' | 'behind' | 'measure' | 'none';
  /** 0 (no colour) … `LEVELS`. */
  readonly level: number;
}

const NO_FILL: Fill = { kind: 'none', level: 0 };

export function fillOf(model: SweepModel, cell: SweepCell): Fill {
  if (!Number.isFinite(cell.mean) || cell.gain?.near) return NO_FILL;
  if (cell.gain) {
    const share = Math.min(1, Math.abs(cell.mean) / FULL_GAIN);
    return { kind: cell.mean < 0 ? 'behind' : 'ahead', level: Math.round(share * LEVELS) };
  }
  const [low, high] = model.range;
  const share = high > low ? (cell.mean - low) / (high - low) : 0;
  return { kind: 'measure', level: Math.round(share * LEVELS) };
}

/** Opacity of a level over the tile. */
export const strength = (kind: Fill['kind'], level: number): number =>
  (level / LEVELS) * (kind === 'measure' ? STRONGEST.ink : STRONGEST.hue);

/** Colour of the smaller texts on a fill. */
export const smallInk = ({ level }: Fill): 'ink' | 'ink-2' => (level >= INK_FROM ? 'ink' : 'ink-2');
