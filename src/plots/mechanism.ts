/**
 * What predicts the gain: accuracy gained over dense against the fold change of a measure, beside
 * the same for shuffled weights, and how much of the gain each measure explains.
 */
import { t } from '../lib/text';
import { drawMechanism } from './mechanism-draw';
import { mechanismLayout } from './mechanism-layout';
import { mechanismHit, mechanismMove } from './mechanism-marks';
import { type MechanismModel, selectMechanism } from './mechanism-model';
import { mechanismTable } from './mechanism-table';
import { marksText, mechanismSentence } from './mechanism-words';
import type { Plot } from './plot';

export const mechanism: Plot<MechanismModel> = {
  id: 'mechanism',
  subject: 'either',
  inside: { title: false, caption: false },
  title: (model) => t`Gain against ${model.label}, ${marksText(model)}`,
  select: selectMechanism,
  height: (model, size) => mechanismLayout(model, size).height,
  draw: drawMechanism,
  hit: mechanismHit,
  caption: mechanismSentence,
  table: mechanismTable,
  move: (model, _, key, from) => (from ? mechanismMove(model, from.size, key, from.hit) : null),
};
