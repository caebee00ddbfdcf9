/** What an opened run goes on from: its state, or, where it came without, the weights it shows. */
import type { ReplicaState } from '../../engine/training-state';
import { later } from '../../lib/text';
import { dealtOf, MASK_MEASURES } from '../../model/measures';
import { SUMMARY, SUMMARY_WORDS } from '../../model/replica-layout';
import { epochOf, frameCount, isSplit } from '../../model/timeline';
import { seedOnScreen } from './part';
import type { Resting, Snapshot } from './snapshot';

/** null where there is nothing to go on to, or nothing to go on from. */
export function restingOf({ spec, record, state }: Snapshot): Resting | null {
  if (record.frames >= frameCount(record.schedule) || record.sparse) return null;
  if (state) return { spec, record, state, loss: '' };
  const part = seedOnScreen({ spec, record });
  const frame = record.frames - 1;
  const replicas: ReplicaState[] = [];
  for (const [r, { method }] of part.record.replicas.entries()) {
    // One that diverged has none at the end; it stays as it was last.
    const network = record.networks
      .get(method)
      ?.slice(0, frame + 1)
      .findLast((n) => n !== undefined);
    if (!network) return null;
    const report = new Float32Array(SUMMARY_WORDS);
    const loss = part.record.trainLoss[r][frame];
    if (!Number.isNaN(loss)) {
      report[SUMMARY.lossSum] = loss;
      report[SUMMARY.seen] = 1;
    }
    const fault = part.record.diverged.find(({ replica }) => replica === r);
    if (fault) {
      report[SUMMARY.diverged] = 1;
      report[SUMMARY.divergedStep] = fault.step;
    }
    const split = isSplit(record.schedule, frame) ? part.record.measures.split[r] : undefined;
    const masks = MASK_MEASURES.map((id) => [id, split?.[dealtOf(id)] ?? Number.NaN]);
    const dealt = split && part.record.ledgers[r] ? Object.fromEntries(masks) : null;
    const none = new Float32Array();
    replicas.push({ network, moments: [none, none], report, dealt });
  }
  const epoch = epochOf(record.schedule, frame);
  const loss =
    spec.seeds > 1
      ? later`Training goes on from epoch ${epoch} with an optimiser that starts anew and only seed ${record.focusSeed}, whose weights are in the link. A snapshot file has everything.`
      : later`Training goes on from epoch ${epoch} with an optimiser that starts anew. A snapshot file has everything.`;
  return { ...part, state: { frame, replicas }, loss };
}
