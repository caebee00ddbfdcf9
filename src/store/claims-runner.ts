/**
 * The claims on this machine: the committed run first, then what is trained here, one claim after
 * another in a pool of workers of their own. Fetched when the panel opens.
 */
import {
  allReadings,
  CLAIMS,
  type Claim,
  claimOf,
  judge,
  type Results,
  seedsOfArm,
  stripOf,
} from '../claims';
import { type ClaimsFile, resultsOf } from '../claims/file';
import { type ClaimMember, membersFor } from '../claims/members';
import { Measured } from '../claims/results';
import type { SweepEvent } from '../engine/sweep/protocol';
import { reasonOf } from '../lib/reason';
import { t } from '../lib/text';
import { throttle } from '../lib/throttle';
import { decode, encode } from '../spec/permalink';
import type { ClaimsParts } from './claims-port';
import type { ClaimCard, ClaimRun, ClaimsActions } from './claims-state';
import { lacking } from './real-data';

/** Milliseconds between writes while results pour in. */
const WRITE_GAP = 100;
const IDLE: ClaimRun = { kind: 'idle' };

export interface ClaimsRunner extends Omit<ClaimsActions, 'openClaims'> {
  /** Shows what the committed run says; settles when it is there, or cannot be. */
  openClaims(): Promise<void>;
  /** The tab was hidden: pauses what is running. */
  suspend(): void;
  wake(): void;
  dispose(): void;
}

/** The committed run, fetched on its own. */
const fetchBaked = async (): Promise<ClaimsFile> =>
  (await import('../../docs/claims.json')).default as unknown as ClaimsFile;

/** What is being trained. */
interface Current {
  readonly claim: Claim;
  readonly members: ReadonlyMap<string, ClaimMember>;
  secondsLeft: number;
  machine: ClaimCard['machine'];
}

const placeOf = ({ cell, seed }: { cell: number; seed: number }): string => `${cell} ${seed}`;

/** What a card says of finished results. */
const shown = (
  claim: Claim,
  results: Results,
  from: ClaimCard['from'],
): Pick<ClaimCard, 'from' | 'judgement' | 'strip'> => ({
  from,
  judgement: judge(claim, results),
  strip: claim.arms.length > 0 ? stripOf(claim, results) : null,
});

export function createClaimsRunner(
  { client, get, set, open, data }: ClaimsParts,
  baked: () => Promise<ClaimsFile> = fetchBaked,
): ClaimsRunner {
  /** Networks trained in this visit; claims share them. */
  const here = new Measured();
  const readings = allReadings(CLAIMS);
  let queue: readonly string[] = [];
  let current: Current | null = null;
  /** Calls off the data that the current claim waits for. */
  let waiting: (() => void) | null = null;
  let asleep = false;

  const put = (id: string, patch: Partial<ClaimCard>): void => {
    const { claims } = get();
    const cards = claims.cards.map((card) => (card.id === id ? { ...card, ...patch } : card));
    set({ claims: { ...claims, cards } });
  };

  /** Seeds of which every network is known. */
  const seedsDone = ({ arms }: Claim): { done: number; of: number } => {
    const seeds = seedsOfArm({ seeds: Math.max(...arms.map((arm) => arm.seeds)) });
    const complete = seeds.filter((seed, s) =>
      arms.every((arm) => s >= arm.seeds || here.has(arm, seed)),
    );
    return { done: complete.length, of: seeds.length };
  };

  const tell = (): void => {
    if (!current) return;
    const { claim, secondsLeft } = current;
    put(claim.id, { run: { kind: 'running', ...seedsDone(claim), secondsLeft } });
  };
  const writes = throttle(tell, WRITE_GAP);

  /** Ends what is going on and begins the next. */
  const next = (): void => {
    writes.cancel();
    waiting?.();
    waiting = null;
    current = null;
    const [id, ...rest] = queue;
    queue = rest;
    if (id !== undefined) begin(claimOf(id));
  };

  const finish = ({ claim, machine }: Current): void => {
    put(claim.id, { ...shown(claim, here, 'here'), machine, run: IDLE });
    next();
  };

  const fail = (message: string): void => {
    if (current) put(current.claim.id, { run: { kind: 'failed', message } });
    next();
  };

  const begin = (claim: Claim): void => {
    const { done, of } = seedsDone(claim);
    // All known: the person asks for them again.
    if (done === of) for (const arm of claim.arms) here.forget(arm);
    const members = membersFor(claim.arms, (arm, seed) => here.has(arm, seed));
    current = {
      claim,
      members: new Map(members.map((member) => [placeOf(member), member])),
      secondsLeft: Number.NaN,
      machine: '',
    };
    tell();
    const train = (): void => {
      try {
        client.start(members, get().spec);
        if (asleep) client.pause();
      } catch (error) {
        fail(t`It could not start: ${reasonOf(error)}.`);
      }
    };
    const what = lacking(members.map(({ spec }) => spec));
    if (!what) {
      train();
      return;
    }
    waiting = data.bring(what, (failure) => {
      waiting = null;
      if (failure === null) train();
      else fail(failure);
    });
  };

  const stopListening = client.onEvent((event: SweepEvent) => {
    // What comes after the end of a claim is about its workers.
    if (!current) return;
    switch (event.type) {
      case 'started':
      case 'device':
        current.machine = event.backend.kind === 'webgpu' ? 'GPU' : 'CPU';
        break;
      case 'results':
        for (const result of event.results) {
          const member = current.members.get(placeOf(result));
          if (member) here.add(member.spec, result, readings);
        }
        writes.call();
        break;
      case 'progress': {
        const { done, total, seconds } = event;
        current.secondsLeft = done > 0 ? ((total - done) * seconds) / done : Number.NaN;
        writes.call();
        break;
      }
      case 'finished':
        finish(current);
        break;
      case 'failed':
        fail(event.message);
        break;
      case 'freed':
        break;
      default:
        event satisfies never;
    }
  });

  return {
    async openClaims() {
      const empty = {
        from: 'nothing',
        judgement: null,
        strip: null,
        machine: '',
        run: IDLE,
      } as const;
      const { cards: known } = get().claims;
      const cards = known.length > 0 ? known : CLAIMS.map(({ id }) => ({ id, ...empty }));
      set({ claims: { cards, origin: null, failure: '' } });
      try {
        const file = await baked();
        const results = resultsOf(file, CLAIMS);
        const { app, date, engine, command } = file;
        set({
          claims: {
            cards: get().claims.cards.map((card) =>
              card.from === 'here'
                ? card
                : { ...card, ...shown(claimOf(card.id), results, 'baked') },
            ),
            origin: { app, date, engine, command },
            failure: '',
          },
        });
      } catch (error) {
        const failure = reasonOf(error);
        set({ claims: { ...get().claims, failure } });
      }
    },
    runClaim(id) {
      const { arms } = claimOf(id);
      if (arms.length === 0 || current?.claim.id === id || queue.includes(id)) return;
      queue = [...queue, id];
      put(id, { run: { kind: 'queued' } });
      if (!current) next();
    },
    stopClaim(id) {
      put(id, { run: IDLE });
      queue = queue.filter((one) => one !== id);
      if (current?.claim.id !== id) return;
      if (!waiting) client.cancel();
      next();
    },
    loadClaim(id) {
      const { spec, view, sweep } = decode(claimOf(id).link);
      const state = get();
      const { backend, workers } = state.spec;
      const asked = sweep.x ? sweep : state.sweep.asked;
      const { show } = view;
      open(encode({ ...spec, backend, workers }, { ...state.view, show, at: -1, pin: '' }, asked));
    },
    suspend() {
      asleep = true;
      if (current && !waiting) client.pause();
    },
    wake() {
      asleep = false;
      if (current && !waiting) client.resume();
    },
    dispose() {
      waiting?.();
      waiting = null;
      stopListening();
      writes.cancel();
      queue = [];
      current = null;
    },
  };
}
