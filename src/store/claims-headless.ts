/**
 * The claims without a page: what `scripts/claims.mjs` bundles. Not part of the page.
 */
import { documentOf, tableOf } from '../claims/document';
import { type ClaimsOrigin, claimsFile, encodeClaims } from '../claims/file';
import { allArms, allReadings, CLAIMS, claimOf } from '../claims/index';
import { type ClaimMember, membersFor } from '../claims/members';
import { Measured } from '../claims/results';
import type { MemberResult } from '../model/sweep-record';

export { networksOf } from '../claims/members';
export { provideData } from '../engine/headless-data';
export { trainInWorkers } from '../engine/headless-sweep';

export interface ClaimsRun {
  /** In the order they are to be trained. */
  readonly members: readonly ClaimMember[];
  add(results: readonly MemberResult[]): void;
  /** What it comes to: the table for a terminal, and both files. */
  finish(origin: ClaimsOrigin): { table: string; json: string; markdown: string };
}

/** The setting that learns from images; the other claims' examples are drawn. */
export const IMAGES_LINK = claimOf('real-data').link;

/** A run of all claims, `seeds` of them at most. */
export function claimsRun(seeds = Number.POSITIVE_INFINITY): ClaimsRun {
  const arms = allArms(CLAIMS).map((arm) => ({ ...arm, seeds: Math.min(seeds, arm.seeds) }));
  const members = membersFor(arms);
  const specs = new Map(members.map(({ cell, seed, spec }) => [`${cell} ${seed}`, spec]));
  const readings = allReadings(CLAIMS);
  const measured = new Measured(seeds);
  return {
    members,
    add(results) {
      for (const result of results) {
        const spec = specs.get(`${result.cell} ${result.seed}`);
        if (!spec) throw new Error(`no member ${result.cell}, seed ${result.seed}`);
        measured.add(spec, result, readings);
      }
    },
    finish(origin) {
      const file = claimsFile(CLAIMS, measured, origin);
      return { table: tableOf(file), json: encodeClaims(file), markdown: documentOf(file) };
    },
  };
}
