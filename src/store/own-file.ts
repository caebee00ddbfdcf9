/** What is said about a link whose file is on another machine. */
import { t } from '../lib/text';
import type { Spec } from '../spec/spec';
import { parseShape } from '../tasks/data-shape';
import { datasetOf } from '../tasks/data-store';
import { SAMPLE_ID } from '../tasks/embeddings';
import { parseRealShape } from '../tasks/real-shape';
import { realOf } from '../tasks/real-store';
import type { Message } from './notices';

const TOPIC = 'own file';

/** "1,000 rows × 20 inputs, checksum 3f2a90b1"; the text itself where it names no file. */
export function fileWords(data: string): string {
  const real = parseRealShape(data);
  if (real) {
    const { rows, columns, classes, checksum } = real;
    return t`${rows.toLocaleString('en')} rows × ${columns.toLocaleString('en')} features in ${classes.toLocaleString('en')} classes, checksum ${checksum}`;
  }
  const shape = parseShape(data);
  if (!shape) return data;
  return t`${shape.rows.toLocaleString('en')} rows × ${shape.inputs} inputs, checksum ${shape.checksum}`;
}

/** Whether these settings learn from a file that is not here; the sample is made when asked for. */
export const lacksFile = ({ task, data }: Spec): boolean =>
  (task === 'data' && !datasetOf(data)) ||
  (task === 'embeddings' && data !== SAMPLE_ID && !realOf(data));

/** Why nothing trains, where a file is missing. */
export const noFile = ({ data }: Spec): Message => ({
  level: 'failure',
  text: t`Training could not start: the file is not on this page yet (${fileWords(data)}). Choose it under “Your own data”.`,
  topic: 'failed',
});

/** That the file is missing; nothing where it is not. */
export function missingFile(spec: Spec): readonly Message[] {
  if (!lacksFile(spec)) return [];
  const text = t`This experiment learns from a file that is not on this page yet (${fileWords(spec.data)}). Choose it under “Your own data”; only its checksum is in the link.`;
  return [{ level: 'warning', text, topic: TOPIC }];
}

/** That it has come. */
export const cameFile = (spec: Spec): Message => ({
  level: 'info',
  text: t`The file of this link is here (${fileWords(spec.data)}): press Play to train.`,
  topic: TOPIC,
});
