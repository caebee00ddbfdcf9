/** What is said about a link whose file is on another machine. */
import type { Spec } from '../spec/spec';
import { parseShape } from '../tasks/data-shape';
import { datasetOf } from '../tasks/data-store';
import type { Message } from './notices';

const TOPIC = 'own file';

/** "1,000 rows × 20 inputs, checksum 3f2a90b1"; the text itself where it names no file. */
export function fileWords(data: string): string {
  const shape = parseShape(data);
  if (!shape) return data;
  return `${shape.rows.toLocaleString('en')} rows × ${shape.inputs} inputs, checksum ${shape.checksum}`;
}

/** Whether these settings learn from a file that is not here. */
export const lacksFile = ({ task, data }: Spec): boolean => task === 'data' && !datasetOf(data);

/** That the file is missing; nothing where it is not. */
export function missingFile(spec: Spec): readonly Message[] {
  if (!lacksFile(spec)) return [];
  const text = `This experiment learns from a file that is not on this page yet (${fileWords(spec.data)}). Choose it under “Your own data”; only its checksum is in the link.`;
  return [{ level: 'warning', text, topic: TOPIC }];
}

/** That it has come. */
export const cameFile = (spec: Spec): Message => ({
  level: 'info',
  text: `The file of this link is here (${fileWords(spec.data)}): press Play to train.`,
  topic: TOPIC,
});
