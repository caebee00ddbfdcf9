/** The claims' part of the store: the committed run first, then what is trained here. */
import { describe, expect, test, vi } from 'vitest';
import { CLAIMS, claimOf } from '../../src/claims';
import type { ClaimsFile } from '../../src/claims/file';
import type { ClaimMember } from '../../src/claims/members';
import { networksOf } from '../../src/claims/members';
import { createClaims } from '../../src/store/claims-port';
import { createClaimsRunner } from '../../src/store/claims-runner';
import { dateWords, leftWords, originWords, panelSummary } from '../../src/ui/claim-words';
import { explorer } from '../support/explorer';

/** A page whose panel is open and whose committed run is read. */
async function opened(link = '') {
  const page = explorer(link);
  const { store } = page;
  store.getState().openClaims();
  await vi.waitFor(() => expect(store.getState().claims.origin).not.toBeNull());
  const claims = () => store.getState().claims;
  const card = (id: string) => {
    const found = claims().cards.find((one) => one.id === id);
    if (!found) throw new Error(`no card ${id}`);
    return found;
  };
  const trained = () => networksOf(page.claims.members as readonly ClaimMember[]);
  return { ...page, engine: page.claims, claims, card, trained, act: store.getState() };
}

/** What is held back to spare the page comes with the next look at the clock. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 120));

/** These claims are about formulas. */
const noData = {
  bring(): never {
    throw new Error('no claim asks for data');
  },
};

describe('the committed run', () => {
  test('nothing is there before the panel opens; then a card a claim, judged', async () => {
    expect(explorer().store.getState().claims.cards).toEqual([]);
    const { claims, card, engine } = await opened();
    expect(claims().cards.map(({ id }) => id)).toEqual(CLAIMS.map(({ id }) => id));
    expect(claims().failure).toBe('');
    expect(card('order')).toMatchObject({ from: 'baked', run: { kind: 'idle' } });
    expect(card('order').judgement?.verdict).toBe('reproduces');
    expect(card('order').strip?.rows).toHaveLength(3);
    expect(card('real-data').judgement?.verdict).toBe('reproduces');
    expect(card('real-data').strip?.rows).toHaveLength(6);
    expect(engine.commands).toEqual([]);
  });

  test('one that cannot be read says so, and the claims can be run all the same', async () => {
    const { store, claims } = explorer();
    let attempts = 0;
    const broken = async (): Promise<ClaimsFile> => {
      attempts++;
      throw new Error('not there');
    };
    const [get, set] = [store.getState, store.setState];
    const parts = { client: claims, get, set, open: () => true, data: noData };
    const port = createClaims(parts, async () => createClaimsRunner(parts, broken));
    port.openClaims();
    port.openClaims();
    await vi.waitFor(() => expect(get().claims.failure).toBe('not there'));
    expect(attempts).toBe(1);
    expect(
      get().claims.cards.every(({ from, judgement }) => from === 'nothing' && !judgement),
    ).toBe(true);
    port.runClaim('order');
    claims.finish();
    claims.send({ type: 'finished' });
    expect(get().claims.cards[0].from).toBe('here');
    port.openClaims();
    await vi.waitFor(() => expect(attempts).toBe(2));
    expect(get().claims.cards[0].from).toBe('here');
  });

  test('code that cannot be fetched says so, and is asked for again', async () => {
    const { store, claims } = explorer();
    const [get, set] = [store.getState, store.setState];
    let attempts = 0;
    const port = createClaims(
      { client: claims, get, set, open: () => true, data: noData },
      async () => {
        attempts++;
        throw new Error('offline');
      },
    );
    port.runClaim('order');
    port.openClaims();
    await vi.waitFor(() => expect(get().claims.failure).toMatch(/offline/));
    await settle();
    port.openClaims();
    await vi.waitFor(() => expect(attempts).toBe(2));
    expect(claims.commands).toEqual([]);
  });
});

describe('a run here', () => {
  test('counts complete seeds and has a verdict only at the end', async () => {
    const { act, engine, card, trained } = await opened();
    act.runClaim('order');
    expect(trained()).toBe(60);
    expect(engine.commands).toEqual(['start auto']);
    expect(card('order').run).toEqual({
      kind: 'running',
      done: 0,
      of: 20,
      secondsLeft: Number.NaN,
    });
    engine.started();
    engine.finish(12);
    engine.send({ type: 'progress', done: 12, total: 20, seconds: 3 });
    await settle();
    expect(card('order').run).toEqual({ kind: 'running', done: 12, of: 20, secondsLeft: 2 });
    expect(card('order').from).toBe('baked');
    engine.finish();
    engine.send({ type: 'finished' });
    expect(card('order')).toMatchObject({ from: 'here', machine: 'GPU', run: { kind: 'idle' } });
    expect(card('order').judgement).toMatchObject({ n: 20, verdict: 'reproduces' });
    expect(card('alpha-grows').from).toBe('baked');
  });

  test('waits its turn, trains nothing twice, and begins anew when asked again', async () => {
    const { act, engine, card, trained } = await opened();
    act.runClaim('order');
    act.runClaim('alpha-grows');
    act.runClaim('alpha-grows');
    expect(card('alpha-grows').run.kind).toBe('queued');
    engine.finish();
    engine.send({ type: 'finished' });
    expect(card('alpha-grows').run.kind).toBe('running');
    // Of five arms three are known already.
    expect(trained()).toBe(40);
    engine.finish();
    engine.send({ type: 'finished' });
    expect(card('alpha-grows').from).toBe('here');
    act.runClaim('order');
    expect(trained()).toBe(60);
  });

  test('stopped ones keep what is finished; the next goes on with the rest', async () => {
    const { act, engine, card, trained } = await opened();
    act.runClaim('order');
    act.runClaim('inheritance');
    engine.finish(5);
    act.stopClaim('order');
    expect(engine.commands).toEqual(['start auto', 'cancel', 'start auto']);
    expect([card('order').run.kind, card('order').from]).toEqual(['idle', 'baked']);
    expect(card('inheritance').run.kind).toBe('running');
    act.runClaim('order');
    act.stopClaim('order');
    expect(card('order').run.kind).toBe('idle');
    act.stopClaim('inheritance');
    expect(engine.commands.at(-1)).toBe('cancel');
    act.runClaim('order');
    expect(trained()).toBe(45);
    expect(card('order').run).toMatchObject({ done: 5, of: 20 });
  });

  test('a failure stays in its card, and the next one starts', async () => {
    const { act, engine, card } = await opened();
    act.runClaim('order');
    act.runClaim('disjoint');
    engine.send({ type: 'failed', message: 'The engine crashed.' });
    expect(card('order').run).toEqual({ kind: 'failed', message: 'The engine crashed.' });
    expect(card('order').from).toBe('baked');
    expect(card('disjoint').run.kind).toBe('running');
    act.stopClaim('disjoint');
    engine.refuse('no workers here');
    act.runClaim('pruning');
    expect(card('pruning').run).toMatchObject({ kind: 'failed' });
    // What comes late, of a run that is over, changes nothing.
    engine.finish();
    engine.send({ type: 'finished' });
    expect(card('pruning').from).toBe('baked');
  });

  test('a diverged or impossible network is left out and said', async () => {
    const { act, engine, card } = await opened();
    act.runClaim('order');
    const [first] = engine.members;
    const nothing = first.spec.methods.map(() => null);
    engine.finish();
    engine.send({ type: 'finished' });
    const before = card('order').judgement;
    act.runClaim('order');
    engine.finish();
    const lost = first.spec.methods.map(() => ({ accuracy: Number.NaN }));
    engine.send({
      type: 'results',
      results: [
        {
          cell: first.cell,
          seed: first.seed,
          methods: first.spec.methods,
          measures: { before: [], split: [], after: lost as never },
          ledgers: nothing,
          diverged: nothing,
          failure: 'no such data',
        },
      ],
    });
    engine.send({ type: 'finished' });
    expect([before?.n, card('order').judgement?.n]).toEqual([20, 19]);
    expect(card('order').judgement?.sentence).toMatch(/In 1 of the seeds/);
  });

  test('rests while the tab is hidden', async () => {
    const { act, engine, store } = await opened();
    store.suspend();
    expect(engine.commands).toEqual([]);
    act.runClaim('order');
    store.suspend();
    store.wake();
    // Begun while nobody looks, it waits at once.
    expect(engine.commands).toEqual(['start auto', 'pause', 'pause', 'resume']);
    store.dispose();
    expect(engine.commands.at(-1)).toBe('dispose');
  });

  test('uses the machine that the settings ask for', async () => {
    const { act, engine } = await opened('v=1&backend=cpu');
    act.runClaim('order');
    expect(engine.commands).toEqual(['start cpu']);
  });
});

describe('a setting', () => {
  test('opens with its method, axes and seeds; machine and theme stay, one undo goes back', async () => {
    const { act, state } = await opened('v=1&clauses=4&backend=cpu&workers=2&theme=dark');
    act.loadClaim('random-always');
    expect(state().spec).toMatchObject({
      p: 0.5,
      clauses: 8,
      seeds: 20,
      backend: 'cpu',
      workers: 2,
    });
    expect(state().view).toMatchObject({ show: 'fpe-random', theme: 'dark' });
    act.undo();
    expect(state().spec).toMatchObject({ p: 0.22, clauses: 4 });
  });

  test('takes its axes along; one without leaves those that are there', async () => {
    const { act, state } = await opened();
    act.loadClaim('alpha-grows');
    expect(state().spec.alpha).toBe(4);
    expect(state().sweep.asked.x).toEqual({ field: 'alpha', values: [2, 4] });
    act.loadClaim('disjoint');
    expect(state().spec.alpha).toBe(2);
    expect(state().sweep.asked.x?.field).toBe('alpha');
  });
});

describe('words', () => {
  test('where numbers are from, and when', async () => {
    const { act, engine, card, claims } = await opened();
    const { origin } = claims();
    expect(originWords(card('order'), origin)).toMatch(
      /^from a baked run of \d+ \w+ \d{4} on WebAssembly/,
    );
    act.runClaim('order');
    engine.started();
    engine.finish();
    engine.send({ type: 'finished' });
    expect(originWords(card('order'), origin)).toBe('run here, just now, on the GPU');
    expect([dateWords('2026-11-09'), dateWords('soon')]).toEqual(['9 November 2026', 'soon']);
    expect(leftWords(20, 'about 3 s left')).toBe('No verdict before 20 seeds. About 3 s left.');
    expect(leftWords(10, '')).toBe('No verdict before 10 seeds.');
  });

  test('the summary counts verdicts, and running ones apart', async () => {
    expect(panelSummary([])).toBe('');
    const { act, claims } = await opened();
    const paper = CLAIMS.filter(({ asked }) => asked === 'paper').length;
    expect(panelSummary(claims().cards)).toMatch(
      new RegExp(`^Of the paper’s ${paper} claims \\d+ reproduce.*\\. Of \\d+ asked by us .*\\.$`),
    );
    const reproduced = () => Number(/(\d+) reproduce/.exec(panelSummary(claims().cards))?.[1]);
    const before = reproduced();
    expect(claimOf('order').asked).toBe('paper');
    act.runClaim('order');
    expect(reproduced()).toBe(before - 1);
    expect(panelSummary(claims().cards)).toContain('1 running.');
  });
});
