/** What the loom's legend names and where each item stands; wraps where a line is full. */
import { t } from '../lib/text';
import { losesInputs } from '../methods';
import type { LoomModel } from './loom-model';

type Kind = 'positive' | 'negative' | 'tile' | 'pruned' | 'lost' | 'ring' | 'negated' | 'text';

/** Width of the sample before each text, px. */
export const MARKER: Readonly<Record<Kind, number>> = {
  positive: 10,
  negative: 10,
  tile: 16,
  pruned: 8,
  lost: 7,
  ring: 18,
  negated: 10,
  text: 0,
};

export interface LegendItem {
  readonly kind: Kind;
  readonly text: string;
  readonly x: number;
  readonly textX: number;
  /** 0 for the first line. */
  readonly line: number;
}

/** Px of a character at 12 px in the widest of the usual system fonts; Chinese ones are square. */
const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12 : 6.2), 0);

const widthOf = (item: { kind: Kind; text: string }): number =>
  MARKER[item.kind] + (item.kind === 'text' ? 0 : 5) + textWidth(item.text);

/** Items for what the loom can show, not for what it shows now, so that nothing moves: the long wording if it fits in a line, else the short one, wrapped. */
export function legendItems(
  { full, negated, kin, method }: Pick<LoomModel, 'full' | 'negated' | 'kin' | 'method'>,
  narrow: boolean,
  room: number,
): LegendItem[] {
  const items = (connected: string, ring: string) => [
    { kind: 'positive', text: t('positive') } as const,
    { kind: 'negative', text: t('negative') } as const,
    { kind: 'text', text: t`area = |w|, full at ${full}` } as const,
    { kind: 'tile', text: connected } as const,
    ...(kin && method.budget === 'exact' ? [{ kind: 'pruned', text: t('pruned') } as const] : []),
    ...(losesInputs(method) ? [{ kind: 'lost', text: t('unread') } as const] : []),
    ...(negated ? [{ kind: 'negated', text: t('negated') } as const] : []),
    { kind: 'ring', text: ring } as const,
  ];
  const long = items(t('connected'), t('settled on one clause (dashed: in part)'));
  const gap = narrow ? 12 : 14;
  const needed = long.reduce((sum, item) => sum + widthOf(item) + gap, -gap);
  const chosen = needed < room ? long : items(t('connected'), t('settled (dashed: in part)'));
  let x = 0;
  let line = 0;
  return chosen.map((item) => {
    if (x > 0 && x + widthOf(item) > room) [x, line] = [0, line + 1];
    const placed = {
      ...item,
      x,
      textX: x + MARKER[item.kind] + (item.kind === 'text' ? 0 : 5),
      line,
    };
    x += widthOf(item) + gap;
    return placed;
  });
}
