/** `docs/claims.md`: a file of claims as a document, and the same as plain text for a terminal. */
import { fixed, signed } from '../lib/format';
import type { Claim } from './claim';
import type { ClaimsFile, StoredClaim } from './file';
import { claimOf } from './index';
import { summaryWords, verdictLabel } from './words';

const known = (value: number | null): number => value ?? Number.NaN;

/** A number of a claim in its unit. */
function amount({ digits }: Claim, value: number | null, from: number): string {
  return (from === 0 ? signed : fixed)(known(value), digits);
}

type Numbers = Pick<StoredClaim, 'effect' | 'low' | 'high'>;

/** "+5.2 points (+3.3 … +7.1)"; a dash where nothing was measured. */
function effectOf(claim: Claim, { effect, low, high }: Numbers, from = 0): string {
  if (effect === null) return '–';
  const unit = claim.unit === '' ? '' : ` ${claim.unit}`;
  const range = `${amount(claim, low, from)} … ${amount(claim, high, from)}`;
  return `${amount(claim, effect, from)}${unit} (${range})`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)]
    .join('\n')
    .replaceAll('| --- ', '|---');

function summaryOf(file: ClaimsFile, asked: Claim['asked']): string {
  const own = file.claims.filter(({ id }) => claimOf(id).asked === asked);
  const words = summaryWords(
    asked,
    own.map(({ verdict }) => verdict),
  );
  return asked === 'paper'
    ? `Of the paper’s ${own.length} claims ${words}.`
    : `Of the ${own.length} claims asked by us ${words}.`;
}

function overview(file: ClaimsFile, asked: Claim['asked']): string {
  const own = file.claims.filter(({ id }) => claimOf(id).asked === asked);
  return table(
    ['claim', 'verdict', 'first comparison', 'n', 'published', 'setting'],
    own.map((stored) => {
      const claim = claimOf(stored.id);
      const [first] = stored.parts;
      const effect = first ? effectOf(claim, first, known(first.from)) : '–';
      return [
        stored.title,
        `**${verdictLabel(claim, stored.verdict)}**`,
        first ? `${first.label}: ${effect}` : '–',
        first ? String(stored.n) : '–',
        stored.published,
        `\`${stored.link}\``,
      ];
    }),
  );
}

function sectionOf(stored: StoredClaim): string {
  const claim = claimOf(stored.id);
  const rows = stored.parts.map((part) => [
    part.label,
    effectOf(claim, part, known(part.from)),
    `${part.ahead} of ${part.n}`,
    part.sense === 'more' ? 'more' : 'no more',
    part.aside ? `${part.outcome}, not counted` : part.outcome,
  ]);
  const head = ['comparison', 'mean and 95 % interval', 'seeds above', 'claimed', 'outcome'];
  return [
    `### ${stored.title}`,
    `**${verdictLabel(claim, stored.verdict)}.** ${stored.sentence}`,
    ...(rows.length > 0 ? [table(head, rows)] : []),
    `Rule: ${stored.rule} Published: ${stored.published}.`,
    `Setting: \`${stored.link}\``,
  ].join('\n\n');
}

/** The document of a file; nothing in it comes from anywhere else. */
export function documentOf(file: ClaimsFile): string {
  const { app, date, engine, command } = file;
  const sections = (asked: Claim['asked']): string =>
    file.claims
      .filter(({ id }) => claimOf(id).asked === asked)
      .map(sectionOf)
      .join('\n\n');
  return `# The paper's claims, tested here

Written by \`${command}\` on ${date}, version ${app}, engine ${engine}. Every number comes from
\`claims.json\`, which holds every network's, seed by seed; the page shows the same until a claim is
run there. Settings are ours (see [reproduction.md](reproduction.md)); “published” is what the paper
says and never a result of ours.

${summaryOf(file, 'paper')} ${summaryOf(file, 'us')}

## The rule

A claim is one or more comparisons, each with one value a seed: the same seed on both sides, so the
same formula, data and order of examples. A comparison *holds* where the 95 % Student-t interval of
the mean lies above zero (or what is named instead) and the mean is at least the smallest effect that
counts; it *fails* where the interval lies below that smallest effect; else the seeds *cannot tell*.
“No more” is claimed where a rise would refute: it holds where “more” fails. A claim reproduces where
all its comparisons hold, in part where some do, not where none does and one or more fail, and is
undecided else; a claim that says “always” is refuted by one that fails. Diverged seeds are left out;
where they are more than a tenth, nothing can be told. Intervals are not corrected for their number.

## The paper's claims

${overview(file, 'paper')}

## Asked by us

Fair controls and limits that are not among the published trends.

${overview(file, 'us')}

## Each claim

A setting is a fragment: append it to the page's address after \`#\`, or give it to
\`npm run experiment -- '…'\`.

${sections('paper')}

${sections('us')}
`;
}

/** The verdicts for a terminal. */
export function tableOf({ claims }: ClaimsFile): string {
  return claims
    .map((stored) => {
      const claim = claimOf(stored.id);
      const parts = stored.parts.map(
        (part) =>
          `    ${part.outcome.padEnd(12)} ${part.aside ? '(beside) ' : ''}${part.label}: ${effectOf(claim, part, known(part.from))}, n ${part.n}`,
      );
      return [`${verdictLabel(claim, stored.verdict)}: ${stored.title}`, ...parts].join('\n');
    })
    .join('\n');
}
