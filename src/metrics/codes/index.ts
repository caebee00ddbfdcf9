/** Feature channel codes: reading a network from its signs (paper.md, section 2; the rule is ours). */
export { formulaAnswers } from './answers';
export { CODE_RELATIONS, type CodeRelation, channelMatrix, codeMatrix } from './between';
export { type CodeNull, drawNull, expectedOverlaps, expectedWeights, NULLS } from './chance';
export { type Clause, clausesOf } from './clauses';
export { type Codes, carriedByParents, carries, codesOf, coveredBy, meanWeight } from './code';
export { columnClusters, LEAST_LIKENESS } from './column-clusters';
export { type Decoded, decodeClauses } from './decode';
export { codeDistance } from './distance';
export { type Form, negatedClause, turnedNetwork } from './form';
export { agreement, type Bits, logits } from './forward';
export { literalJaccard, type Match, matchClauses, PART } from './match';
export { isSilent, type NeuronReading, type Reading, type Response, readNeuron } from './reading';
export { reconstruct } from './reconstruct';
export { DEFAULT_TAU, rowRms, type Signs, signsOf } from './signs';
export { vetoesOf } from './veto';
