/** What a measured cost says, in words and figures. Pure. */
import { fixed, percent } from '../lib/format';
import { sentences, t } from '../lib/text';
import type { Cost, CostRow, CostShape } from '../store/cost';

/** "784 → 32 → 10, α = 2, batches of 64". */
export const shapeWords = ({ inputs, hidden, classes, alpha, batch }: CostShape): string =>
  t`${[inputs, ...hidden, classes].join(' → ')}, α = ${alpha}, batches of ${batch}`;

export function nameOf({ method }: CostRow, { alpha }: CostShape): string {
  if (method === 'dense') return t('dense');
  return method === 'dense-wide'
    ? t`dense, ${alpha} times the neurons`
    : t`split in ${alpha}, same non-zero weights`;
}

/** Three digits and a unit: "812 µs", "3.41 ms". */
export function timeWords(seconds: number): string {
  const micro = seconds * 1e6;
  const digits = (x: number): string =>
    x >= 100 ? fixed(x, 0) : x >= 10 ? fixed(x, 1) : fixed(x, 2);
  return micro < 1000 ? `${digits(micro)} µs` : `${digits(micro / 1000)} ms`;
}

export function bytesWords(bytes: number): string {
  return bytes < 1e6
    ? `${fixed(bytes / 1e3, 0)} kB`
    : `${fixed(bytes / 1e6, bytes < 1e7 ? 2 : 1)} MB`;
}

/** Bytes that a step moves against those that a copy moves in its time, 0 … */
export const shareOfCopy = ({ bytes, seconds }: CostRow, copy: number): number =>
  bytes / seconds / copy;

/** Times within this of each other are "about as long". */
const ABOUT = 0.1;
/** From this share of the copy's pace on a step is bound by memory. */
const BOUND = 0.5;

/** The verdict on this machine; every clause of it is computed. */
export function costSentence({ rows, copy, shape }: Cost): string {
  const of = (method: CostRow['method']): CostRow => {
    const found = rows.find((row) => row.method === method);
    if (!found) throw new Error(`no row of ${method}`);
    return found;
  };
  const [dense, split, wide] = [of('dense'), of('fpe-random'), of('dense-wide')];
  const against = (a: CostRow, b: CostRow): number => a.seconds / b.seconds;
  const slower = against(split, dense);
  const saved = 1 - against(split, wide);
  const first =
    Math.abs(slower - 1) <= ABOUT
      ? t`At the same non-zero weights, a step of the split network takes about as long as one of the dense network.`
      : t`At the same non-zero weights, a step of the split network takes ${fixed(slower, 2)} times as long as one of the dense network.`;
  const second =
    saved > ABOUT
      ? t`Against a dense network of ${shape.alpha} times the neurons it saves ${percent(saved, 0)} of the time, for ${fixed(wide.nonzeros / split.nonzeros, 1)} times fewer weights.`
      : t`Sparsity by itself buys little here: a dense network of ${shape.alpha} times the neurons and ${fixed(wide.nonzeros / split.nonzeros, 1)} times the weights takes ${saved < -ABOUT ? t('even less time') : t('about as long')}.`;
  const share = shareOfCopy(split, copy);
  const third =
    share >= BOUND
      ? t`The split network’s step moves memory at ${percent(share, 0)} of the pace of a plain copy: memory is what limits it, as the paper says.`
      : t`The split network’s step moves memory at ${percent(share, 0)} of the pace of a plain copy: on this machine it is not memory that limits it.`;
  return sentences(first, second, third);
}
