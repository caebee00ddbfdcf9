import { describe, expect, test } from 'vitest';
import { decode } from '../../src/spec/permalink';
import type { Example } from '../../src/store/example';
import { idleRecord } from '../../src/store/idle-record';
import { isDirty } from '../../src/store/selectors';
import { explorer } from '../support/explorer';

/** Six frames: two warm-up and two fine-tuning epochs. */
const SHORT = 'v=1&warmup=2&finetune=2&train=64&test=64&seeds=2';

/** A finished run of those settings, as a file would bring it. */
function exampleOf(link: string): Example {
  const { spec } = decode(link);
  const record = idleRecord(spec);
  record.frames = 6;
  return { shown: spec, record };
}

function finishedRun(alpha: number) {
  const parts = explorer(`${SHORT}&alpha=${alpha}`);
  parts.playTo(5);
  parts.engine.send({ type: 'finished', run: parts.engine.run, replicaSteps: 1, seconds: 1 });
  return parts;
}

describe('finished runs at hand', () => {
  test('settings that lead back to one show it at once, as finished', () => {
    const { state, engine } = finishedRun(2);
    const first = state().record;
    state().setSpec({ alpha: 3 });
    expect(state().record).toBe(first);
    state().restart();
    engine.started();
    engine.send({ type: 'finished', run: engine.run, replicaSteps: 1, seconds: 1 });
    expect(state().record).not.toBe(first);
    state().setSpec({ alpha: 2 });
    expect(state().record).toBe(first);
    expect(state().shown.alpha).toBe(2);
    expect(state().status.kind).toBe('finished');
    expect(engine.commands.filter((c) => c === 'start').length).toBe(2);
  });

  test('a changed backend keeps the run on screen and waits for Restart', () => {
    const { state } = finishedRun(2);
    const first = state().record;
    state().setSpec({ backend: 'cpu' });
    expect(state().record).toBe(first);
    expect(isDirty(state())).toBe(true);
  });

  test('an example is shown where the settings ask for it, and never as trained here', () => {
    const { state, store } = explorer(SHORT);
    const four = exampleOf(`${SHORT}&alpha=4`);
    store.offerExample(four);
    expect(state().record).not.toBe(four.record);
    state().setSpec({ alpha: 4 });
    expect(state().record).toBe(four.record);
    expect(state().status.kind).toBe('idle');
  });

  test('a run that is going on is never replaced', () => {
    const { state, store, playTo } = explorer(SHORT);
    store.offerExample(exampleOf(`${SHORT}&alpha=4`));
    playTo(1);
    const running = state().record;
    state().setSpec({ alpha: 4 });
    expect(state().record).toBe(running);
    expect(state().status.kind).toBe('running');
  });

  test('a run trained here is not replaced by an example of the same settings', () => {
    const { state, store } = finishedRun(2);
    const trained = state().record;
    store.offerExample(exampleOf(`${SHORT}&alpha=2`));
    state().setSpec({ alpha: 5 });
    state().setSpec({ alpha: 2 });
    expect(state().record).toBe(trained);
  });

  test('rewind goes back to the untrained network and stays there', () => {
    const { state } = finishedRun(2);
    state().rewind();
    expect(state().record.frames).toBe(1);
    expect(state().status.kind).toBe('idle');
  });
});
