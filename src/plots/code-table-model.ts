/** What the code table shows: which neurons carry which clause, before and after, and by chance. */
import { t } from '../lib/text';
import { METHODS, methodOf } from '../methods';
import type { Selection } from '../model/selection';
import { beforeFrame } from '../model/timeline';
import {
  type Analysis,
  askedOf,
  type CodeSide,
  type Sides,
  sideAt,
  sidesAt,
} from './codes-analysis';
import { bySign, litNeuron, rowsOfBand } from './codes-model';
import { type Empty, isEmpty, type PlotInput } from './plot';

export interface TableSide {
  readonly analysis: Analysis;
  readonly epoch: number;
  /** Neurons from left to right, and the neuron of the first network in whose band each stands. */
  readonly order: readonly number[];
  readonly band: readonly number[];
}

/** Another method of the run at the same frame, or dense: clauses with a code, with ruled-out near misses. */
export interface Rival {
  readonly name: string;
  readonly covered: number;
  readonly reached: number;
  readonly weight: number;
}

export interface CodeTableModel extends Omit<Sides, 'before' | 'after'> {
  readonly before: TableSide;
  readonly after: TableSide | undefined;
  readonly clauses: number;
  readonly short: string;
  readonly rivals: readonly Rival[];
  readonly selection: Selection;
  readonly lit: number;
  readonly clause: number;
}

/** Most other methods that the caption names. */
const NAMED = 3;

export function selectCodeTable(input: PlotInput): CodeTableModel | Empty {
  const sides = sidesAt(input);
  if (isEmpty(sides)) return sides;
  const { selection } = input;
  const bands = bySign(sides.before.analysis.network);
  const tableSide = (side: CodeSide): TableSide => {
    const pairs = bands.flatMap((band) =>
      rowsOfBand(sides, side, band).map((r) => [r, band] as const),
    );
    return {
      ...{ analysis: side.analysis, epoch: side.epoch },
      ...{ order: pairs.map(([r]) => r), band: pairs.map(([, band]) => band) },
    };
  };
  const clauses = sides.before.analysis.clauses.length;
  return {
    ...{ kin: sides.kin, names: sides.names, clauses, selection },
    before: tableSide(sides.before),
    after: sides.after && tableSide(sides.after),
    short: t(methodOf(input.method).short),
    rivals: sides.after ? rivalsOf(input) : [],
    lit: litNeuron(selection, sides.kin),
    clause: selection.kind === 'clause' && selection.group < clauses ? selection.group : -1,
  };
}

const rivalsOf = (input: PlotInput): Rival[] =>
  otherSides(input).map(({ name, side: { analysis } }) => {
    const { covered, reached, weight } = analysis;
    return { name, covered, reached, weight };
  });

/** Dense first, then the other splits: those whose networks of the frame on screen are kept. */
export function otherSides(input: PlotInput): { name: string; side: CodeSide }[] {
  const { record } = input;
  const asked = askedOf(input);
  return METHODS.filter((m) => m.id !== input.method && record.networks.has(m.id))
    .flatMap((m) => {
      const side = sideAt(record, m.id, input.frame, asked);
      return side && side.frame > beforeFrame(record.schedule) ? [{ name: t(m.short), side }] : [];
    })
    .slice(0, NAMED);
}

/** Both tables, the second one undefined while its moment has not come. */
export const sidesOf = (model: CodeTableModel): readonly [TableSide, TableSide | undefined] => [
  model.before,
  model.after,
];
