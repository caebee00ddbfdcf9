/** The files that workers need before they train; each is posted to a worker once. */
import type { Spec } from '../spec/spec';
import { type Dataset, datasetOf } from '../tasks/data-store';

/** The file that a specification learns from; null where it needs none. Throws where it is not here. */
export function neededData({ task, data }: Spec): Dataset | null {
  if (task !== 'data') return null;
  const found = datasetOf(data);
  if (found) return found;
  throw new Error(
    `the file ${data} is not here: choose it under “Your own data”, or on a command line with --data`,
  );
}
