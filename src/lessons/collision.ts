/** Beat 2: two clauses whose vectors point the same way get in each other's way. */
import { fixed } from '../lib/format';
import { later, t } from '../lib/text';
import { clauseVectors, interferenceMatrix, meanOffDiagonal } from '../metrics';
import { beforeFrame } from '../model/timeline';
import type { Beat, Scene } from './beat';
import { name, num, over, row, SIGN, size, sub } from './formula';
import { hasClauses, keptNetwork, letter } from './networks';
import { keys, plain, words } from './words';

export interface CollisionModel {
  /** The pair of clauses with the greatest |cosine|. */
  readonly a: number;
  readonly b: number;
  readonly product: number;
  /** Lengths of the two vectors. */
  readonly lengths: readonly [number, number];
  readonly cosine: number;
  /** Mean |cosine| over all pairs. */
  readonly mean: number;
}

function select({ record, frame }: Scene): CollisionModel | null {
  const network = keptNetwork(record, 'dense', Math.min(frame, beforeFrame(record.schedule)));
  if (!network || !hasClauses(record)) return null;
  const { groups } = record;
  const m = groups.count;
  const matrix = interferenceMatrix(network, groups);
  let [a, b] = [0, 1];
  for (let i = 0; i < m; i++) {
    for (let j = i + 1; j < m; j++) {
      if (Math.abs(matrix[i * m + j]) > Math.abs(matrix[a * m + b])) [a, b] = [i, j];
    }
  }
  const n = network.children;
  const vectors = clauseVectors(network, groups);
  const of = (clause: number) => vectors.subarray(clause * n, (clause + 1) * n);
  const dot = (u: Float64Array, v: Float64Array) =>
    u.reduce((sum, value, c) => sum + value * v[c], 0);
  const lengths = [Math.sqrt(dot(of(a), of(a))), Math.sqrt(dot(of(b), of(b)))] as const;
  const mean = meanOffDiagonal(matrix, m);
  return { a, b, product: dot(of(a), of(b)), lengths, cosine: matrix[a * m + b], mean };
}

const u = (clause: number) => sub(name('u'), name(letter(clause)));

/** How near the two directions are, in a word. */
const likeness = ({ cosine }: CollisionModel): string =>
  Math.abs(cosine) >= 0.9 ? t('nearly') : Math.abs(cosine) >= 0.5 ? t('mostly') : t('somewhat');

export const collision: Beat<CollisionModel> = {
  id: 'collision',
  title: later('Two features collide'),
  spec: {},
  view: { at: 25, pin: '', show: 'fpe-clause', matrix: 'clauses' },
  look: 'interference',
  select,
  mark: ({ a }) => ({ kind: 'clause', group: a }),
  text: (m) => [
    words`The formula is true when any of its clauses is. A clause’s vector lists the mean weight that each neuron gives to the clause’s inputs.`,
    m.cosine > 0
      ? words`${letter(m.a)} and ${letter(m.b)} point ${plain(likeness(m))} the same way: what ${letter(m.a)} tells the neurons, ${letter(m.b)} tells them too, and the output cannot hear which one spoke.`
      : words`${letter(m.a)} and ${letter(m.b)} point ${plain(likeness(m))} opposite ways: what ${letter(m.a)} switches on, ${letter(m.b)} switches off.`,
    words`This is interference: ${fixed(m.mean, 2)} on average over all pairs, where 0 would be none.`,
  ],
  formula: (m) => [
    row(
      name('cos'),
      SIGN.equals,
      over(row(u(m.a), SIGN.dot, u(m.b)), row(size(u(m.a)), SIGN.dot, size(u(m.b)))),
    ),
    row(
      name('cos'),
      SIGN.equals,
      over(num(m.product, 3), row(num(m.lengths[0], 3), SIGN.times, num(m.lengths[1], 3))),
      SIGN.equals,
      num(m.cosine),
    ),
  ],
  task: {
    words: (m) =>
      words`Pin clause ${letter(m.a)} or ${letter(m.b)}: choose its row in the matrix${keys(t(', with the arrow keys and Enter'))}. Its columns light up in both networks.`,
    place: 'interference',
    done: ({ pinned }, m) =>
      pinned.kind === 'clause' && (pinned.group === m.a || pinned.group === m.b),
    after: (_, m) =>
      words`Compare the columns of ${letter(m.a)} and ${letter(m.b)} row by row: the largest marks stand in the same neurons.`,
  },
  slow: true,
};
