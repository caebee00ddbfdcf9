/** The register of claims, in the paper's order, ours last: adding one is its file and a line here. */
import { alphaGrows } from './alpha-grows';
import { alphaLarge } from './alpha-large';
import { distinct } from './arm';
import type { Arm, Claim, Reading, Results, Strip } from './claim';
import { clauses } from './clauses';
import { disjoint } from './disjoint';
import { dropconnect } from './dropconnect';
import { inheritance } from './inheritance';
import { neurons } from './neurons';
import { order } from './order';
import { prediction } from './prediction';
import { pruning } from './pruning';
import { randomAlways } from './random-always';
import { realData } from './real-data';
import { ACCURACY, readingKey } from './results';
import { sparseTraining } from './sparse-training';
import { splitTime } from './split-time';
import { structure } from './structure';

export { linkOf, networkKey, seedsOfArm } from './arm';
export type { Arm, Axis, Claim, Comparison, Reading, Results, Row, Strip } from './claim';
export { type Judgement, judge, type Outcome, type Part, type Verdict } from './verdict';

export const CLAIMS: readonly Claim[] = [
  order,
  alphaGrows,
  alphaLarge,
  clauses,
  neurons,
  disjoint,
  dropconnect,
  splitTime,
  structure,
  prediction,
  realData,
  inheritance,
  sparseTraining,
  pruning,
  randomAlways,
];

/** The claim of that id; throws on an unknown one, naming it. */
export function claimOf(id: string): Claim {
  const found = CLAIMS.find((claim) => claim.id === id);
  if (!found) throw new Error(`unknown claim "${id}"`);
  return found;
}

/** Everything a claim reads off its networks. */
export const readingsOf = ({ readings = [] }: Pick<Claim, 'readings'>): readonly Reading[] => [
  ACCURACY,
  ...readings,
];

/** Everything that any of them reads, once. */
export const allReadings = (claims: readonly Claim[]): readonly Reading[] => [
  ...new Map(claims.flatMap(readingsOf).map((one) => [readingKey(one), one])).values(),
];

/** The networks of all of them, each once. */
export const allArms = (claims: readonly Claim[]): readonly Arm[] =>
  distinct(claims.flatMap(({ arms }) => arms));

/** The picture of a claim. */
export const stripOf = ({ title, axis, rows }: Claim, results: Results): Strip => ({
  title,
  axis,
  rows: rows(results),
});
