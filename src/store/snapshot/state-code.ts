/** The state in which a run rests, as bytes: every network of every seed, its moments, its report. */
import type { ReplicaState, TrainingState } from '../../engine/training-state';
import { ByteError, type ByteReader } from '../../lib/byte-reader';
import type { ByteWriter } from '../../lib/byte-writer';
import { wordsOf } from '../../lib/words';
import { type MethodId, methodOf, shapeOf } from '../../methods';
import { MASK_MEASURES } from '../../model/measures';
import type { RunRecord } from '../../model/record';
import { SUMMARY_WORDS } from '../../model/replica-layout';
import type { Spec } from '../../spec/spec';
import { taskOf } from '../../tasks';
import { type NetworkList, sizeAt } from './networks-code';

const keyOf = (method: string, seed: number): string => `${method} seed ${seed}`;

export function writeState(
  out: ByteWriter,
  record: RunRecord,
  state: TrainingState,
  list: NetworkList,
): void {
  out.whole(state.frame);
  record.replicas.forEach(({ method, seed }, r) => {
    const { network, moments, report, dealt } = state.replicas[r];
    const sisters = record.replicas
      .slice(0, r)
      .filter((other) => other.seed === seed)
      .map((other) => keyOf(other.method, seed));
    const shown = seed === record.focusSeed ? [`${method} ${state.frame}`] : [];
    list.write(out, keyOf(method, seed), network, [...shown, ...sisters]);
    for (const moment of moments) {
      const used = moment.some((value) => value !== 0);
      out.whole(used ? 1 : 0);
      if (used) out.planes(wordsOf(moment), 4);
    }
    out.planes(wordsOf(report), 4);
    out.whole(dealt ? 1 : 0);
    if (dealt) for (const id of MASK_MEASURES) out.float(dealt[id]);
  });
}

/** Throws ByteError where it is not the state of the record's newest frame. */
export function readState(
  from: ByteReader,
  spec: Spec,
  record: RunRecord,
  list: NetworkList,
): TrainingState {
  const frame = from.whole(record.frames - 1, 'frame');
  if (frame !== record.frames - 1) throw new ByteError('rests at another epoch than it shows');
  if (record.replicas.length !== spec.seeds * spec.methods.length) {
    throw new ByteError('does not have all networks that train');
  }
  const inputs = taskOf(spec.task).inputs(spec);
  const replicas = record.replicas.map(({ method, seed }): ReplicaState => {
    const id = method as MethodId;
    const network = list.read(from, keyOf(method, seed), sizeAt(spec, id, frame));
    const shape = shapeOf(methodOf(id), inputs, spec.hidden, spec.alpha);
    if (network.edgeInput.length > shape.edgeCapacity) {
      throw new ByteError('has a network of more weights than its method has');
    }
    const count = shape.edgeCapacity + 2 * shape.childCapacity + 1;
    const moment = (): Float32Array => {
      const used = from.whole(1, 'moments') === 1;
      const values = used
        ? new Float32Array(from.planes(count, 4).buffer)
        : new Float32Array(count);
      if (values.every(Number.isFinite)) return values;
      throw new ByteError('has a moment that is no number');
    };
    const moments = [moment(), moment()] as const;
    const report = new Float32Array(from.planes(SUMMARY_WORDS, 4).buffer);
    const dealt =
      from.whole(1, 'masks') === 0
        ? null
        : (Object.fromEntries(MASK_MEASURES.map((of) => [of, from.float()])) as NonNullable<
            ReplicaState['dealt']
          >);
    return { network, moments, report, dealt };
  });
  return { frame, replicas };
}
