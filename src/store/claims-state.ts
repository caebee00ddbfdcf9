/**
 * The claims' part of the state: what each card shows and what is going on. Empty until the panel
 * is opened; what fills it is fetched then (`claims-runner.ts`).
 */
import type { Judgement, Strip } from '../claims';
import type { ClaimsOrigin } from '../claims/file';

export type ClaimRun =
  | { readonly kind: 'idle' | 'queued' }
  | {
      readonly kind: 'running';
      /** Seeds that are complete, and all. */
      readonly done: number;
      readonly of: number;
      /** Estimated, NaN while unknown. */
      readonly secondsLeft: number;
    }
  | { readonly kind: 'failed'; readonly message: string };

export interface ClaimCard {
  readonly id: string;
  /** Whose numbers are shown: the committed run's, or those of this visit. */
  readonly from: 'baked' | 'here' | 'nothing';
  /** Complete ones only; null where no numbers are known. */
  readonly judgement: Judgement | null;
  readonly strip: Strip | null;
  /** What trained the numbers of this visit, '' before any. */
  readonly machine: 'GPU' | 'CPU' | '';
  readonly run: ClaimRun;
}

export interface ClaimsState {
  /** In the order of the register; empty until the panel was opened. */
  readonly cards: readonly ClaimCard[];
  /** Of the committed run; null before it is read, or where it cannot be. */
  readonly origin: ClaimsOrigin | null;
  /** What could not be fetched or read, '' otherwise. */
  readonly failure: string;
}

export const NO_CLAIMS: ClaimsState = { cards: [], origin: null, failure: '' };

/** Whether a claim is being run here, or will be. */
export const isBusy = ({ run: { kind } }: ClaimCard): boolean =>
  kind === 'running' || kind === 'queued';

export interface ClaimsActions {
  /** Fetches the claims and the committed run; again after a failure. */
  openClaims(): void;
  /** Trains what a claim needs on this machine, after those that wait already. */
  runClaim(id: string): void;
  /** What is finished is kept for the next time. */
  stopClaim(id: string): void;
  /** Opens a claim's setting; machine and theme stay. Starts nothing. */
  loadClaim(id: string): void;
}
