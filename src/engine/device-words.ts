/** What is said of a GPU that is gone or failed, and of who goes on: in English, told by the page. */
import { later } from '../lib/text';

export const NO_REASON = later('no reason given');

/** That it is gone or failed, why, and from where training goes on. */
export const deviceLostWords = (failed: boolean, reason: string, epoch: number): string =>
  failed
    ? later`The GPU failed (${reason}). Resuming from epoch ${epoch}.`
    : later`The GPU was lost (${reason}). Resuming from epoch ${epoch}.`;

/** Who trains now. */
const placeWords = (kind: string): string =>
  kind === 'webgpu' ? later('a new GPU device') : later('the CPU');

/** That training goes on, on what kind of backend and from which epoch. */
export const resumedWords = (failed: boolean, kind: string, epoch: number): string =>
  failed
    ? later`The GPU failed. Training resumed on ${placeWords(kind)} from epoch ${epoch}.`
    : later`The GPU was lost. Training resumed on ${placeWords(kind)} from epoch ${epoch}.`;

/** The same of layered networks, which name no epoch. */
export const goingOnWords = (failed: boolean, kind: string): string =>
  failed
    ? later`The GPU failed. Training goes on with ${placeWords(kind)}.`
    : later`The GPU was lost. Training goes on with ${placeWords(kind)}.`;
