/** What metrics are made of, one by one; the list of all of them is `register.ts`. */
export { capacities, capacityOfGram, columnGram, meanCapacity } from './capacity';
export { clauseCapacities, clauseCapacity } from './clause-capacity';
export { type NeuronCosine, neuronCosine } from './cosine';
export { type MaskCounts, maskCounts } from './coverage';
export { inputCosines, meanBetweenGroups } from './input-cosines';
export {
  clauseVectors,
  interference,
  interferenceMatrix,
  meanOffDiagonal,
} from './interference';
export type { Metric } from './metric';
export { clauseEnergy, meanMixed, mixedClauses } from './mixed';
export { type MeasureName, measureName } from './names';
export { participation, participationOfGram } from './participation';
export { rank } from './rank';
export { SETTLED_SHARE, type Settled, settledClauses } from './settled';
export {
  balancedCollision,
  balancedWhole,
  COVERED_ENOUGH,
  CROWDED,
  clauseCollision,
  companions,
  coverageOver,
  type Dealing,
  independentCollision,
  independentWhole,
  type Limit,
  limitOf,
  type SplitShape,
  type SplitTheory,
  splitTheory,
} from './split-theory';
