/** Stored rows as the page shows them: links read, names made. */
import { decode, taskInLink } from '../../spec/permalink';
import { loadTasks } from '../../tasks';
import { type Asked, runName } from './name';
import type { Row } from './row';
import type { RunEntry } from './runs-state';

function askedIn(link: string): Asked {
  const { spec, view } = decode(link);
  return { spec, show: view.show };
}

/** Whether the entry shows that row as it is now: a run that goes on has another end, or a later one. */
const shows = (entry: RunEntry, row: Row): boolean =>
  entry.time === row.time &&
  entry.end === row.end &&
  entry.run.frames.at(-1) === row.run.frames.at(-1) &&
  entry.pinned === row.pinned > 0;

/** In the order of the rows. Those of `known` that have not changed stay the same objects. */
export async function entriesOf(
  rows: readonly Row[],
  known: readonly RunEntry[],
): Promise<RunEntry[]> {
  await loadTasks(rows.flatMap(({ link, before }) => [link, before].map(taskInLink)));
  const here = new Map(known.map((entry) => [entry.id, entry]));
  return rows.map((row) => {
    const entry = here.get(row.id);
    if (entry && shows(entry, row)) return entry;
    const { id, time, link, before, end, machine, run } = row;
    const asked = askedIn(link);
    const earlier = before === '' ? null : askedIn(before);
    return {
      ...{ id, time, link, end, machine, run, ...asked, pinned: row.pinned > 0 },
      // Made when it is read: the language may be another one then.
      get name() {
        return runName(earlier, asked);
      },
    };
  });
}
