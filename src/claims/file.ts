/**
 * A finished run of claims as JSON: every number that was judged, seed by seed, and the verdicts.
 * `npm run claims` writes it, the page shows it until a claim is run there.
 */
import { networkKey, seedsOfArm } from './arm';
import type { Arm, Claim } from './claim';
import { linkOf, readingsOf } from './index';
import { kept, Measured, readingKey } from './results';
import { type Judgement, judge, type Part } from './verdict';

const FORMAT = 'fpe-claims';
const VERSION = 1;

/** Where and how it was made. */
export interface ClaimsOrigin {
  /** Version of the explorer. */
  readonly app: string;
  /** ISO. */
  readonly date: string;
  readonly engine: string;
  /** The command that makes the file again. */
  readonly command: string;
}

/** One arm: its link, and a list of numbers a reading, one a seed; null where not known. */
export interface StoredNetworks {
  readonly link: string;
  readonly method: string;
  /** First seed and how many. */
  readonly seeds: readonly [number, number];
  readonly values: Readonly<Record<string, readonly (number | null)[]>>;
}

type Stored<T> = { readonly [K in keyof T]: T[K] extends number ? number | null : T[K] };

export interface StoredClaim extends Stored<Omit<Judgement, 'parts'>> {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  /** Opens its setting. */
  readonly link: string;
  readonly parts: readonly Stored<Part>[];
  /** Places in `networks`. */
  readonly networks: readonly number[];
}

export interface ClaimsFile extends ClaimsOrigin {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly claims: readonly StoredClaim[];
  readonly networks: readonly StoredNetworks[];
}

const finiteOr = (value: number): number | null => (Number.isFinite(value) ? kept(value) : null);

/** Numbers that a JSON file cannot hold become null, the others five digits. */
const stored = <T extends object>(of: T): Stored<T> =>
  Object.fromEntries(
    Object.entries(of).map(([key, value]) => [
      key,
      typeof value === 'number' ? finiteOr(value) : value,
    ]),
  ) as Stored<T>;

/** What a claim's file says of it. */
export function storedClaim(
  claim: Claim,
  results: Measured,
  networks: readonly number[] = [],
): StoredClaim {
  const { parts, ...judgement } = judge(claim, results);
  const { id, title, published, link } = claim;
  return { id, title, published, link, ...stored(judgement), parts: parts.map(stored), networks };
}

/** Readings of each arm, once, those of all claims that have it. */
export function readingsByArm(claims: readonly Claim[]): Map<string, { arm: Arm; keys: string[] }> {
  const found = new Map<string, { arm: Arm; keys: string[] }>();
  for (const claim of claims) {
    const wanted = readingsOf(claim).map(readingKey);
    for (const arm of claim.arms) {
      const known = found.get(networkKey(arm)) ?? { arm, keys: [] };
      const longer = arm.seeds > known.arm.seeds ? arm : known.arm;
      const keys = [...new Set([...known.keys, ...wanted])];
      found.set(networkKey(arm), { arm: longer, keys });
    }
  }
  return found;
}

/** The file of finished results. */
export function claimsFile(
  claims: readonly Claim[],
  results: Measured,
  origin: ClaimsOrigin,
): ClaimsFile {
  const arms = [...readingsByArm(claims)];
  const places = new Map(arms.map(([key], place) => [key, place]));
  const networks = arms.map(([, { arm, keys }]): StoredNetworks => {
    const [first] = seedsOfArm(arm);
    const values = keys.map((key) => [key, results.read(arm, key).map(finiteOr)] as const);
    return {
      link: linkOf(arm),
      method: arm.method,
      seeds: [first, values[0][1].length],
      values: Object.fromEntries(values),
    };
  });
  return {
    format: FORMAT,
    version: VERSION,
    ...origin,
    claims: claims.map((claim) => {
      const own = claim.arms.map((arm) => places.get(networkKey(arm)) ?? -1);
      return storedClaim(claim, results, [...new Set(own)]);
    }),
    networks,
  };
}

/** The text of a file, a line a claim and a line an arm. */
export function encodeClaims({ claims, networks, ...head }: ClaimsFile): string {
  const lines = (all: readonly unknown[]): string =>
    all.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  const first = Object.entries(head).map(
    ([k, v]) => `  ${JSON.stringify(k)}: ${JSON.stringify(v)}`,
  );
  return `{\n${first.join(',\n')},\n  "claims": [\n${lines(claims)}\n  ],\n  "networks": [\n${lines(networks)}\n  ]\n}\n`;
}

/**
 * The results a file holds, of these claims. Throws naming what is wrong: the format, or a network
 * or reading that a claim needs and the file lacks.
 */
export function resultsOf(file: ClaimsFile, claims: readonly Claim[]): Measured {
  if (file.format !== FORMAT || file.version !== VERSION) {
    throw new Error(`not a file of claims: ${file.format} ${file.version}`);
  }
  const byLink = new Map(file.networks.map((one) => [`${one.link} ${one.method}`, one]));
  const results = new Measured();
  for (const { arm, keys } of readingsByArm(claims).values()) {
    const found = byLink.get(`${linkOf(arm)} ${arm.method}`);
    if (!found) throw new Error(`the file has no networks of ${linkOf(arm)}`);
    for (const key of keys) {
      const values = found.values[key];
      if (!values) throw new Error(`the file has no "${key}" of ${linkOf(arm)}`);
      seedsOfArm(arm).forEach((seed, s) => {
        results.write(arm, seed, key, values[s] ?? Number.NaN);
      });
    }
  }
  return results;
}
