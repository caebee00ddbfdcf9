/** Vectors of numbers with a class each, from a file of one's own: embeddings of images or of text. */
import { later } from '../lib/text';
import { parseRealShape, realPartSizes } from './real-shape';
import { realOf } from './real-store';
import { realTask } from './real-task';

/** What links call the sample that the page generates (`embeddings/sample.ts`); a test makes it. */
export const SAMPLE_ID = '3682873443a30641.4000x64x10';

export const embeddings = realTask({
  id: 'embeddings',
  label: 'embeddings of your own',
  explanation: 'Which class a vector of numbers belongs to, as your file says.',
  noun: 'embeddings',
  options: ['data', 'classes', 'scale'],
  outline({ data }) {
    const shape = parseRealShape(data);
    if (!shape) return null;
    const here = realOf(data);
    return {
      title: here?.title ?? 'embeddings',
      columns: shape.columns,
      classNames: here?.classNames ?? Array.from({ length: shape.classes }, (_, c) => `${c}`),
      ...(here?.imageWidth ? { imageWidth: here.imageWidth } : {}),
      bytes: here?.features instanceof Uint8Array,
    };
  },
  most({ data }) {
    const shape = parseRealShape(data);
    if (!shape) throw new Error(`"${data}" names no file`);
    return realPartSizes(shape.rows, realOf(data));
  },
  unready: later('has no file yet: choose one under “Your own data”'),
});
