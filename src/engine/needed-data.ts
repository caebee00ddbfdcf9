/** The data that workers need before they train; each is posted to a worker once. */
import type { Spec } from '../spec/spec';
import { type Dataset, datasetOf, keepDataset } from '../tasks/data-store';
import type { RealDataset } from '../tasks/real-dataset';
import { missingWords, realFor } from '../tasks/real-needed';
import { keepFashion, keepReal } from '../tasks/real-store';

export type NeededData =
  | { readonly kind: 'bits'; readonly id: string; readonly dataset: Dataset }
  | { readonly kind: 'real'; readonly id: string; readonly dataset: RealDataset }
  | { readonly kind: 'fashion'; readonly id: string; readonly dataset: RealDataset };

/** The data that a specification learns from; null where it needs none. Throws where it is not here. */
export function neededData(spec: Spec): NeededData | null {
  const { task, data } = spec;
  if (task === 'data') {
    const dataset = datasetOf(data);
    if (!dataset) throw new Error(missingWords(spec));
    return { kind: 'bits', id: data, dataset };
  }
  if (task !== 'fashion-mnist' && task !== 'embeddings') return null;
  const dataset = realFor(spec);
  if (!dataset) throw new Error(missingWords(spec));
  const kind = task === 'embeddings' ? 'real' : 'fashion';
  return { kind, id: dataset.checksum, dataset };
}

/** What any of them learns from, each once. Throws where some of it is not here. */
export function neededByAll(specs: readonly Spec[]): readonly NeededData[] {
  const found = new Map<string, NeededData>();
  // Members of a sweep are many and share their task's settings.
  const asked = new Set<string>();
  for (const spec of specs) {
    const { task, data, classes, train, test } = spec;
    const key = [task, data, classes, train, test].join(' ');
    if (asked.has(key)) continue;
    asked.add(key);
    const needed = neededData(spec);
    if (needed) found.set(needed.id, needed);
  }
  return [...found.values()];
}

/** On the worker's side. */
export function keepNeeded(needed: NeededData): void {
  if (needed.kind === 'bits') keepDataset(needed.dataset);
  else if (needed.kind === 'real') keepReal(needed.dataset);
  else keepFashion(needed.dataset);
}
