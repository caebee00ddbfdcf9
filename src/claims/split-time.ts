import { later } from '../lib/text';
import { arm } from './arm';
import type { Arm, Claim, Comparison, Results } from './claim';
import { accuracy, IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, intervalWords, lostWords, meanWords, stored } from './words';

const EPOCHS = [0, 5, 15, 25, 35, 45];
const LABELS = [
  ...[later('at 0'), later('at 5'), later('at 15'), later('at 25'), later('at 35'), later('at 45')],
];
const dense = arm('dense');
const at = (method: 'fpe-random' | 'fpe-clause'): ReadonlyMap<number, Arm> =>
  // The default splits after the warm-up, at 25: the same networks as other claims'.
  new Map(EPOCHS.map((split) => [split, arm(method, split === 25 ? {} : { split })]));
const SERIES = [
  { name: later('clause-aware'), method: 'fpe-clause', arms: at('fpe-clause') },
  { name: later('random'), method: 'fpe-random', arms: at('fpe-random') },
] as const;
type Series = (typeof SERIES)[number];

function armAt({ arms }: Series, epoch: number): Arm {
  const found = arms.get(epoch);
  if (!found) throw new Error(`no split at epoch ${epoch}`);
  return found;
}

const compareOne = (results: Results, series: Series): Comparison[] => [
  ...(
    [
      [5, 25],
      [25, 45],
    ] as const
  ).map(([early, late]) =>
    more(
      later`${series.name}: epoch ${early} ahead of ${late}`,
      lead(results, armAt(series, early), armAt(series, late)),
    ),
  ),
  more(later`${series.name}: epoch 45 ahead of dense`, lead(results, armAt(series, 45), dense)),
];

/** All train 50 epochs. At epoch 0 nothing is learned yet: only masks and copies are inherited. */
export const splitTime: Claim = {
  ...IN_POINTS,
  id: 'split-time',
  asked: 'paper',
  title: later('Earlier splits are better, and late ones still beat dense'),
  published: later('earlier is better, late still beats dense'),
  arms: [dense, ...SERIES.flatMap(({ arms }) => [...arms.values()])],
  link: linkTo(
    [arm('fpe-random'), arm('fpe-clause')],
    { split: 45 },
    { sweep: { x: { field: 'split', values: EPOCHS }, y: null } },
  ),
  compare: (results) => SERIES.flatMap((series) => compareOne(results, series)),
  rows: (results) => [
    rowOf(results, dense, later('dense')),
    ...SERIES.flatMap((series) =>
      EPOCHS.map((epoch, k) =>
        rowOf(results, armAt(series, epoch), LABELS[k], { group: series.name }),
      ),
    ),
  ],
  say: (parts, results) => {
    const [clause, random] = [parts[2], parts[5]];
    const means = (epoch: number): string[] =>
      SERIES.map((series) => meanWords(accuracy(results, armAt(series, epoch))));
    const [start, early] = [means(0), means(5)];
    return stored(
      later`At epoch 45 of 50 clause-aware is ${effectWords(clause)} points (${intervalWords(clause)}) over dense, random ${effectWords(random)}.`,
      later`Split before any training, nothing learned is inherited: ${start[0]} and ${start[1]} %, beside ${early[0]} and ${early[1]} % at epoch 5.`,
      lostWords(parts),
    );
  },
};
