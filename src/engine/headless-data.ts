/** What runs without a page learn from: a file of the command line, the packed images, the sample. */
import { dataPatch, realPatch } from '../spec/own-task';
import { encode } from '../spec/permalink';
import type { Spec } from '../spec/spec';
import { cellsOf } from '../spec/sweep';
import { datasetOf, keepDataset } from '../tasks/data-store';
import { SAMPLE_ID } from '../tasks/embeddings';
import { readFiles } from '../tasks/embeddings/read';
import { embeddingSample } from '../tasks/embeddings/sample';
import { type FashionOptions, loadFashion } from '../tasks/fashion-mnist/load';
import { readOwnFiles } from '../tasks/own-files';
import { missingWords, needsAllImages, realFor } from '../tasks/real-needed';
import { keepFashion, keepReal } from '../tasks/real-store';
import { decodeStrictly, LinkError } from './headless-link';

/** A file on this machine. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: BlobPart;
}

export interface DataSources {
  readonly file: GivenFile | null;
  /** Where the packed images lie, and how they are read where that is no site. */
  readonly fashion: Pick<FashionOptions, 'base' | 'fetch'>;
}

/**
 * Brings what the link learns from, and gives the link of it. Throws LinkError where that is not to
 * be had, and ShardError where the images are not.
 */
export async function provideData(link: string, { file, fashion }: DataSources): Promise<string> {
  const whole = file ? await linkWithData(link, file) : link;
  const { spec, sweep } = decodeStrictly(whole);
  const specs = sweep.x ? cellsOf(spec, sweep).map((cell) => cell.spec) : [spec];
  if (spec.task === 'fashion-mnist' && specs.some((one) => !realFor(one))) {
    const all = specs.some(needsAllImages);
    keepFashion(await loadFashion({ ...fashion, all, caches: null }));
  }
  if (spec.task === 'embeddings' && spec.data === SAMPLE_ID) keepReal(await embeddingSample());
  assertData(spec);
  return whole;
}

/** Throws LinkError where what it learns from is not here. */
export function assertData(spec: Spec): void {
  const { task, data } = spec;
  const missing =
    (task === 'data' && !datasetOf(data)) ||
    ((task === 'embeddings' || task === 'fashion-mnist') && !realFor(spec));
  if (!missing) return;
  throw new LinkError(
    task === 'fashion-mnist'
      ? missingWords(spec)
      : `it learns from the file ${data}: give it with --data FILE`,
  );
}

/**
 * The link with that file to learn from: one that names it already as it is, any other with the file
 * in place of its task. Throws LinkError where the file cannot be read or is not the one named.
 */
export async function linkWithData(link: string, { name, bytes }: GivenFile): Promise<string> {
  const file = new File([bytes], name);
  const read = await readOwnFiles([file], async () => {
    const real = await readFiles([file]);
    if (real.ok) return { ...real, kind: 'real' };
    return { kind: 'problems', problems: real.problems.map((p) => p.text), more: real.more };
  });
  if (read.kind === 'problems') throw new LinkError(`${name}: ${read.problems.join(' ')}`);
  const { spec, view, sweep } = decodeStrictly(link);
  const real = read.kind === 'real';
  if (!real) keepDataset(read.dataset);
  const id = real ? keepReal(read.dataset) : read.dataset.id;
  if (spec.task !== (real ? 'embeddings' : 'data')) {
    const patch = real ? realChoices(id, read.dataset, spec) : dataPatch(id, spec);
    return encode({ ...spec, ...patch }, view, sweep);
  }
  if (spec.data !== id) throw new LinkError(`${name} is ${id}, but the link asks for ${spec.data}`);
  return link;
}

/** What the data decides; how the networks are made and trained is the link's. */
function realChoices(id: string, dataset: Parameters<typeof realPatch>[1], spec: Spec) {
  const { task, data, train, test, methods } = {
    ...spec,
    ...realPatch(id, dataset, spec, spec.scale),
  };
  return { task, data, train, test, methods };
}
