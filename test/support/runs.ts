/** Rows of the history, and storages that fail, for its tests. */

import { keptRun } from '../../src/model/kept-run';
import { DEFAULT_SPEC, DEFAULT_VIEW } from '../../src/spec/fields';
import { encode } from '../../src/spec/permalink';
import type { Spec } from '../../src/spec/spec';
import type { Row } from '../../src/store/history/row';
import { memoryStorage, type RunStorage } from '../../src/store/history/storage';
import { type FixtureOptions, fixtureRecord } from './fixture-record';

export const linkOf = (patch: Partial<Spec> = {}): string =>
  encode({ ...DEFAULT_SPEC, ...patch }, DEFAULT_VIEW);

const RUN = keptRun(fixtureRecord());

/** A finished run of the fixture. */
export const row = (id: number, patch: Partial<Row> = {}): Row => ({
  format: 1,
  ...{ id, time: id, link: linkOf(), before: '', end: 'finished', machine: 'CPU', pinned: 0 },
  run: RUN,
  ...patch,
});

export const rowOfRecord = (id: number, options: FixtureOptions, patch: Partial<Row> = {}): Row =>
  row(id, { run: keptRun(fixtureRecord(options)), ...patch });

/** A storage that refuses from a number of edits on. */
export function failingStorage(name: string, after = 0): RunStorage & { readonly asked: number } {
  const inner = memoryStorage();
  let asked = 0;
  return {
    ...inner,
    get asked() {
      return asked;
    },
    edit(change) {
      if (asked++ < after) return inner.edit(change);
      return Promise.reject(new DOMException('refused', name));
    },
  };
}

/** Two tabs' view of one storage: each hears of the other's writes. */
export function sharedStorage(): () => RunStorage {
  const inner = memoryStorage();
  const tabs: (() => void)[] = [];
  return () => {
    const own = tabs.push(() => {}) - 1;
    return {
      ...inner,
      async edit(change) {
        let wrote = false;
        const after = await inner.edit((stored) => {
          const decided = change(stored);
          wrote = decided.put.length + decided.drop.length > 0;
          return decided;
        });
        if (wrote) for (const [tab, hear] of tabs.entries()) if (tab !== own) hear();
        return after;
      },
      onChange(hear) {
        tabs[own] = hear;
      },
    };
  };
}
