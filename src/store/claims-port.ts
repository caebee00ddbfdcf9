/** The claims before they are fetched: all that the first script holds of them. */
import type { SweepClient } from '../engine/sweep/protocol';
import type { ClaimsRunner } from './claims-runner';
import { type ClaimsActions, NO_CLAIMS } from './claims-state';
import type { RealData } from './real-data';
import type { State } from './state';

export interface ClaimsParts {
  readonly client: SweepClient;
  readonly get: () => State;
  readonly set: (patch: Partial<State>) => void;
  /** Takes over a link. */
  readonly open: (link: string) => unknown;
  /** Where data for them comes from. */
  readonly data: Pick<RealData, 'bring'>;
}

export interface ClaimsPort extends ClaimsActions, Pick<ClaimsRunner, 'suspend' | 'wake'> {
  dispose(): void;
}

export function createClaims(
  parts: ClaimsParts,
  load: () => Promise<ClaimsRunner> = () =>
    import('./claims-runner').then((module) => module.createClaimsRunner(parts)),
): ClaimsPort {
  let runner: ClaimsRunner | null = null;
  let opening = false;
  return {
    openClaims() {
      const { claims } = parts.get();
      if (opening || (runner && claims.failure === '')) return;
      opening = true;
      (runner ? Promise.resolve(runner) : load())
        .then(
          (loaded) => {
            runner = loaded;
            return loaded.openClaims();
          },
          (error: unknown) => parts.set({ claims: { ...NO_CLAIMS, failure: String(error) } }),
        )
        .finally(() => {
          opening = false;
        });
    },
    runClaim: (id) => runner?.runClaim(id),
    stopClaim: (id) => runner?.stopClaim(id),
    loadClaim: (id) => runner?.loadClaim(id),
    suspend: () => runner?.suspend(),
    wake: () => runner?.wake(),
    dispose() {
      runner?.dispose();
      parts.client.dispose();
    },
  };
}
