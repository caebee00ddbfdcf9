/** When the badge checks, what of, and what it says; what its worker does runs in place. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCpuBackend } from '../../src/engine/cpu/backend';
import { runExperiment } from '../../src/engine/run';
import { checkNetwork } from '../../src/engine/verify/check';
import type { OpenVerifyPort } from '../../src/engine/verify/client';
import { checkLayered } from '../../src/engine/verify/layered-check';
import type { VerifyCommand } from '../../src/engine/verify/worker-protocol';
import { DEFAULT_VIEW } from '../../src/spec/fields';
import { recordOf } from '../../src/store/bake';
import { snapshotFile } from '../../src/store/snapshot/file';
import { snapshotLink } from '../../src/store/snapshot/link';
import { createVerifier, type Verdict } from '../../src/store/verification';
import { answersOn } from '../support/evidence';
import { explorer } from '../support/explorer';
import { smallSpec } from '../support/small-run';

const spec = smallSpec({ seeds: 2, seed: 5, methods: ['dense', 'fpe-random', 'fpe-clause'] });
const absolute = (fragment: string): string => `https://example.org/fpe/#${fragment}`;

/** A port that answers as the worker does, and the commands it was given. */
function place() {
  const commands: VerifyCommand[] = [];
  let ended = 0;
  const openPort: OpenVerifyPort = (onAnswer, onCrash) => {
    let over = false;
    const tell: typeof onAnswer = (answer) => {
      if (!over) onAnswer(answer);
    };
    const work = async (command: VerifyCommand): Promise<void> => {
      if (command.type === 'check') {
        const reports = command.evidence.map(async (of) =>
          'layered' in of
            ? checkLayered(of)
            : checkNetwork(of, await answersOn(createCpuBackend(), of)),
        );
        return tell({ type: 'checked', reports: await Promise.all(reports) });
      }
      await runExperiment(command.spec, {
        open: async () => createCpuBackend(),
        gate: async () => !over,
        emit: ({ ...event }) => {
          if (event.type === 'frame') tell({ type: 'frame', frame: event });
        },
      });
      tell({ type: 'trained' });
    };
    return {
      post(command) {
        commands.push(command);
        work(command).catch((error) => onCrash(String(error)));
      },
      terminate() {
        if (!over) ended++;
        over = true;
      },
    };
  };
  return { commands, openPort, ended: () => ended };
}

/** An explorer that shows that run, and its badge. */
async function shown(how: 'link' | 'file' = 'file') {
  const page = explorer();
  const record = await recordOf(spec);
  const view = { ...DEFAULT_VIEW, show: 'fpe-random' } as const;
  const at = record.frames - 1;
  const text =
    how === 'file'
      ? (await snapshotFile({ spec, record, view, state: null }, 'https://example.org/fpe/')).data
      : (await snapshotLink({ spec, record }, view, at, absolute)).url;
  expect(await page.state().openSnapshot(text)).toBe(true);
  const port = place();
  const verifier = createVerifier(page.store, { openPort: port.openPort });
  return { ...page, ...port, verifier, verdict: (): Verdict => verifier.get().verdict };
}

const settled = (verdict: () => Verdict) =>
  expect.poll(() => verdict().kind, { timeout: 5000 }).toMatch(/passed|failed|impossible/);

const failedOf = (verdict: Verdict): string[] =>
  'checked' in verdict
    ? verdict.checked.flatMap(({ report }) =>
        report.checks.filter(({ passed }) => !passed).map(({ name }) => name),
      )
    : ['nothing was checked'];

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work, 0));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the badge', () => {
  test.each(['file', 'link'] as const)('is green for a run opened from a %s', async (how) => {
    const { verdict, commands } = await shown(how);
    expect(verdict().kind).toBe('waiting');
    await settled(verdict);
    expect(failedOf(verdict())).toEqual([]);
    expect(verdict().kind).toBe('passed');
    const [command] = commands;
    if (command?.type !== 'check') throw new Error('no check was asked for');
    // Both networks of the picture, of the seed in focus; a link has rounded what a file has not.
    expect(command.evidence.map((of) => of.method)).toEqual(['dense', 'fpe-random']);
    expect(command.evidence.map((of) => 'rounded' in of)).toEqual(
      how === 'link' ? [true, true] : [false, false],
    );
  });

  test('is red for one weight, one mask bit, one count changed, and says which', async () => {
    const { verdict, verifier, state } = await shown();
    const { record } = state();
    const last = record.frames - 1;
    const network = record.networks.get('fpe-random')?.[last];
    const measures = record.measures.after[1];
    if (!network || !measures) throw new Error('nothing is on screen');
    const failing = async (): Promise<string[]> => {
      verifier.check();
      await settled(verdict);
      expect(verdict().kind).toBe('failed');
      return failedOf(verdict());
    };
    const [weight] = network.weight;
    network.weight[0] += 0.05;
    expect(await failing()).toContain('Test loss on the curve');
    network.weight[0] = weight;

    const [input] = network.edgeInput;
    network.edgeInput[0] = network.edgeInput[network.childStart[1]];
    expect(await failing()).toContain('Inputs that two children of one neuron share');
    network.edgeInput[0] = input;

    record.measures.after[1] = { ...measures, nonzeros: measures.nonzeros + 1 };
    expect(await failing()).toEqual(['Non-zero weights']);
    record.measures.after[1] = measures;

    verifier.check();
    await settled(verdict);
    expect(verdict().kind).toBe('passed');
  });

  test('checks again what is scrubbed to, and nothing while it trains', async () => {
    const { verdict, commands, state, store, engine, ended } = await shown();
    await settled(verdict);
    store.getState().scrub(2);
    expect(verdict().kind).toBe('waiting');
    await settled(verdict);
    expect(commands.length).toBe(2);
    const [, second] = commands;
    expect(second?.type === 'check' && second.evidence[0]?.frame).toBe(2);
    // Each worker was ended with its answer.
    expect(ended()).toBe(2);
    state().restart();
    engine.started();
    engine.frame(0);
    expect(verdict().kind).not.toBe('passed');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(commands.length).toBe(2);
  });

  test('says so where the check was not possible', async () => {
    const { store } = await shown();
    const verifier = createVerifier(store, {
      openPort: (_, onCrash) => ({ post: () => onCrash('planted crash'), terminate: () => {} }),
    });
    verifier.check();
    await settled(() => verifier.get().verdict);
    expect(verifier.get().verdict).toEqual({ kind: 'impossible', reason: 'planted crash' });
  });
});

describe('training again on the reference', () => {
  test('stays with the run; one weight of one epoch changed is noticed', async () => {
    const { verifier, state, commands } = await shown();
    const { record } = state();
    const retrained = async () => {
      verifier.retrain();
      await expect
        .poll(() => verifier.get().retraining.kind, { timeout: 20_000 })
        .toMatch(/passed|failed|impossible/);
      return verifier.get().retraining;
    };
    expect(await retrained()).toMatchObject({
      kind: 'passed',
      found: { frames: record.frames, of: record.frames, rewired: 0 },
    });
    const command = commands.find(({ type }) => type === 'retrain');
    if (command?.type !== 'retrain') throw new Error('nothing was trained');
    expect(command.spec.methods).toEqual(['dense', 'fpe-random']);
    expect([command.spec.seed, command.spec.seeds]).toEqual([record.focusSeed, 1]);

    const network = record.networks.get('dense')?.[1];
    if (!network) throw new Error('no network at epoch 1');
    network.weight[3] += 0.01;
    expect(await retrained()).toMatchObject({ kind: 'failed' });
  });

  test('can be stopped, and follows a run that rests half-way as far as it got', async () => {
    const { verifier, state } = await shown();
    verifier.retrain();
    expect(verifier.get().retraining.kind).toBe('training');
    verifier.cancelRetraining();
    expect(verifier.get().retraining.kind).toBe('none');
    state().record.frames = 3;
    verifier.retrain();
    await expect
      .poll(() => verifier.get().retraining.kind, { timeout: 20_000 })
      .toMatch(/passed|failed|impossible/);
    expect(verifier.get().retraining).toMatchObject({
      kind: 'passed',
      found: { frames: 3, of: 3 },
    });
  });
});
