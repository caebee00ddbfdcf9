/** A cell opened from a real sweep against the same settings trained as a run of their own. */
import { expect, test } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { runSweep } from '../../src/engine/sweep/run-sweep';
import type { RunRecord } from '../../src/model/record';
import { MOMENTS, momentFrame } from '../../src/model/timeline';
import { recordOf } from '../../src/store/bake';
import { shownCell } from '../../src/store/selectors';
import { explorer } from '../support/explorer';

const LINK =
  'v=1&literals=3&train=96&test=80&warmup=1&finetune=2&seeds=2&backend=cpu&sx=hidden:2,3&sy=clauses:2,3';

/** What both records must agree on, bit for bit: everything at the moments that a sweep measures. */
function atMoments(record: RunRecord) {
  return MOMENTS.map((moment) => {
    const frame = momentFrame(record.schedule, moment);
    return {
      networks: [...record.networks].map(([method, frames]) => [method, frames[frame]]),
      measures: record.measures[moment],
      accuracy: record.testAccuracy.map((curve) => curve[frame]),
      loss: record.testLoss.map((curve) => curve[frame]),
    };
  });
}

test('a loaded cell is the network that a full run of its settings trains', async () => {
  const { state, sweeps } = explorer(LINK);
  state().startSweep();
  await runSweep(sweeps.members, {
    open: async () => createCpuBackend(),
    gate: async () => true,
    emit: sweeps.send,
  });
  sweeps.send({ type: 'finished' });
  state().loadCell(1);
  const { record, shown } = state();
  expect(shownCell(state())).toBe(1);
  expect(shown).toMatchObject({ hidden: 3, clauses: 2, seeds: 2 });
  expect(record.sparse).toEqual([0, 1, 2, 4]);
  const full = await recordOf(shown);
  expect(full.sparse).toBeNull();
  expect(atMoments(record)).toEqual(atMoments(full));
  expect(record.ledgers.filter((_, r) => record.replicas[r].seed === shown.seed)).toEqual(
    full.ledgers.filter((_, r) => full.replicas[r].seed === shown.seed),
  );
  // Control: another seed trains other networks.
  const other = await recordOf({ ...shown, seed: shown.seed + 1 });
  expect(atMoments(record)[2].networks).not.toEqual(atMoments(other)[2].networks);
});
