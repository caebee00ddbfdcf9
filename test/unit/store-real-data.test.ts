/** Data that is fetched before something trains on it: what the store does meanwhile, and after. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseAxis } from '../../src/spec/axis';
import { SAMPLE_ID } from '../../src/tasks/embeddings';
import { embeddingSample } from '../../src/tasks/embeddings/sample';
import { realId } from '../../src/tasks/real-dataset';
import { explorer } from '../support/explorer';
import { forgetData, stagedData } from '../support/staged-data';

const FASHION = 'v=1&task=fashion-mnist&hidden=4&train=1000&test=500&methods=dense,fpe-random';
const ALL = FASHION.replace('train=1000', 'train=20000');
const SAMPLE = `v=1&task=embeddings&data=${SAMPLE_ID}&train=3200&test=800&methods=dense,fpe-random`;
const STRANGE = SAMPLE.replace(SAMPLE_ID, '0123456789abcdef.4000x64x10');

function page(link: string) {
  const data = stagedData();
  return { ...explorer(link, undefined, undefined, undefined, data.bringData), data };
}

afterEach(() => forgetData(SAMPLE_ID));

describe('a run over images', () => {
  test('begins once they are here, with how much has come in the meantime', async () => {
    const { data, engine, store, state, status } = page(FASHION);
    const { record } = state();
    store.getState().play();
    expect(status()).toBe('starting');
    expect(data.asked).toEqual(['images']);
    data.progress(3_100_000, 5_200_000);
    expect(state().fetching).toEqual({ what: 'images', loaded: 3_100_000, total: 5_200_000 });
    expect([engine.commands, state().record]).toEqual([[], record]);
    await data.come();
    expect(engine.commands).toEqual(['start']);
    expect([status(), state().fetching]).toEqual(['starting', null]);
    // Kept: the next run waits for nothing.
    store.getState().restart();
    expect(engine.commands).toEqual(['start', 'start']);
    expect(data.asked).toEqual(['images']);
  });

  test('that takes more than the first 12,000 waits for all of them', async () => {
    const { data, engine, store } = page(FASHION);
    store.getState().play();
    await data.come();
    store.getState().setSpec({ train: 20_000 });
    store.getState().restart();
    expect(data.asked).toEqual(['images', 'all-images']);
    expect(engine.commands).toEqual(['start', 'pause']);
    await data.come();
    expect(engine.specs.at(-1)?.train).toBe(20_000);
    expect(page(ALL).data.asked).toEqual([]);
  });

  test.each(['pause', 'rewind'] as const)('is called off by %s', async (action) => {
    const { data, engine, store, state, status, texts } = page(FASHION);
    store.getState().play();
    store.getState()[action]();
    expect([status(), state().fetching, data.aborted]).toEqual(['idle', null, ['images']]);
    await data.come();
    expect([status(), engine.commands, texts()]).toEqual(['idle', [], []]);
  });

  test('that fails to come leaves what was on screen where it stood', async () => {
    const { data, engine, store, state, status, texts, playTo } = page('v=1');
    playTo(3);
    const { record, shown } = state();
    store.getState().setSpec({ task: 'fashion-mnist', train: 1000, test: 500 });
    store.getState().restart();
    expect(engine.commands).toEqual(['start', 'pause']);
    await data.fail('The images could not be loaded: train-00.bin: the server answered 503.');
    expect(texts().at(-1)).toMatch(/train-00\.bin: the server answered 503/);
    expect(status()).toBe('paused');
    expect([state().record, state().shown]).toEqual([record, shown]);
    // And it goes on from there, as nothing was lost.
    store.getState().revert();
    store.getState().play();
    expect(engine.commands).toEqual(['start', 'pause', 'resume']);
  });

  test('asked to step trains one epoch, and in a hidden tab none', async () => {
    const first = page(FASHION);
    first.store.getState().step();
    await first.data.come();
    expect(first.engine.commands).toEqual(['start paused']);
    forgetData(SAMPLE_ID);
    const late = page(FASHION);
    late.store.getState().play();
    late.store.getState().step();
    await late.data.come();
    expect(late.engine.commands).toEqual(['start paused']);
    forgetData(SAMPLE_ID);
    const { data, engine, store, status } = page(FASHION);
    store.getState().play();
    store.suspend();
    await data.come();
    expect([status(), engine.commands]).toEqual(['hidden', ['start', 'pause']]);
    store.wake();
    expect(engine.commands).toEqual(['start', 'pause', 'resume']);
  });

  test('that ends while others come is shown as ended, and then theirs begins', async () => {
    const { data, engine, store, status, playTo } = page('v=1');
    playTo(3);
    store.getState().setSpec({ task: 'fashion-mnist', train: 1000, test: 500 });
    store.getState().restart();
    engine.send({ type: 'finished', run: engine.run, replicaSteps: 10, seconds: 1 });
    expect(status()).toBe('starting');
    store.getState().pause();
    expect(status()).toBe('finished');
    store.getState().play();
    await data.come();
    expect(engine.specs.at(-1)?.task).toBe('fashion-mnist');
  });
});

describe('embeddings', () => {
  test('of the sample are made, and are what its link names', async () => {
    expect(realId(await embeddingSample())).toBe(SAMPLE_ID);
    const { data, engine, store, texts } = page(SAMPLE);
    expect(texts()).toEqual([]);
    store.getState().play();
    expect(data.asked).toEqual(['sample']);
    await data.come();
    expect(engine.specs[0]).toMatchObject({ task: 'embeddings', data: SAMPLE_ID });
  });

  test('of a file that is elsewhere are asked for, by checksum and shape', () => {
    const { data, engine, store, state, status, texts } = page(STRANGE);
    const { record } = state();
    expect(texts()).toEqual([
      expect.stringMatching(
        /not on this page yet \(4,000 rows × 64 features in 10 classes, checksum 0123456789abcdef\)/,
      ),
    ]);
    store.getState().play();
    expect(texts().at(-1)).toMatch(/^Training could not start: the file is not on this page yet/);
    expect([status(), engine.commands, data.asked]).toEqual(['idle', [], []]);
    expect(state().record).toBe(record);
  });

  test('of a file that is chosen train, and an earlier file goes', async () => {
    const { engine, store, texts } = page('v=1');
    const other = await embeddingSample({ rows: 200, columns: 8, classes: 4 });
    const dataset = await embeddingSample({ rows: 300, columns: 8, classes: 4 });
    store.getState().keepReal(other);
    store.getState().keepReal(dataset);
    const { realOf } = await import('../../src/tasks/real-store');
    expect([realOf(realId(other)), realOf(realId(dataset))]).toEqual([undefined, dataset]);
    store.getState().setSpec({ task: 'embeddings', data: realId(dataset) });
    store.getState().restart();
    expect(engine.specs.at(-1)).toMatchObject({ train: 236, test: 64 });
    expect(texts().some((text) => /could not start/.test(text))).toBe(false);
    forgetData(realId(dataset));
  });
});

describe('a sweep over images', () => {
  const SWEEP = `${FASHION}&sx=hidden:2,4`;

  test('begins once they are here, and asks for as many as its largest cell takes', async () => {
    const { data, store, sweep, sweeps } = page(SWEEP);
    store.getState().startSweep();
    expect([sweep().status.kind, data.asked, sweeps.commands]).toEqual([
      'starting',
      ['images'],
      [],
    ]);
    await data.come();
    expect(sweeps.commands).toEqual(['start auto']);
    store.getState().setSweep({ x: parseAxis('train:1000,20000').axis });
    store.getState().startSweep();
    expect(data.asked).toEqual(['images', 'all-images']);
  });

  test('shares what a run has asked for, and can be called off alone', async () => {
    const { data, engine, store, status, sweep, sweeps } = page(SWEEP);
    store.getState().play();
    store.getState().startSweep();
    expect(data.asked).toEqual(['images']);
    store.getState().cancelSweep();
    expect([sweep().status.kind, data.aborted]).toEqual(['idle', []]);
    await data.come();
    expect([engine.commands, sweeps.commands, status()]).toEqual([['start'], [], 'starting']);
  });

  test('says why they did not come', async () => {
    const { data, store, sweep, sweeps } = page(SWEEP);
    store.getState().startSweep();
    await data.fail('The images could not be loaded: manifest.json: the server answered 404.');
    expect(sweep().status).toEqual({
      kind: 'failed',
      message: expect.stringMatching(/manifest\.json/),
    });
    expect(sweeps.commands).toEqual([]);
  });
});

describe('a claim about images', () => {
  test('waits for them too, and lets them go when it is stopped', async () => {
    const { data, store, claims } = page('v=1');
    const run = () => store.getState().claims.cards.find(({ id }) => id === 'real-data')?.run.kind;
    store.getState().openClaims();
    await vi.waitFor(() => expect(run()).toBe('idle'));
    await vi.waitFor(() => {
      store.getState().runClaim('real-data');
      expect(run()).toBe('running');
    });
    expect([data.asked, claims.commands]).toEqual([['images'], []]);
    store.getState().stopClaim('real-data');
    expect([data.aborted, claims.commands, run()]).toEqual([['images'], [], 'idle']);
    store.getState().runClaim('real-data');
    await data.fail('The images could not be loaded: manifest.json: the server answered 404.');
    expect(run()).toBe('failed');
    store.getState().runClaim('real-data');
    await data.come();
    expect(claims.commands).toEqual(['start auto']);
    expect(claims.members.every(({ spec }) => spec.task === 'fashion-mnist')).toBe(true);
  });
});
