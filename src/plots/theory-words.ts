/** Numbers and names of the theory plot in words; every share is of clauses or of pairs. */
import { fixed, percent } from '../lib/format';
import { filled, t } from '../lib/text';
import type { Method } from '../methods';
import { count, list } from './format';
import type { Setting, Spot } from './theory-curves';
import type { Curve, Measured } from './theory-model';

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Three significant digits; small ones as "4.1 · 10⁻⁷", so that 0 means never. */
export function small(x: number): string {
  if (!Number.isFinite(x)) return fixed(x);
  if (x === 0) return '0';
  if (x >= 0.001) return String(Number(x.toPrecision(3)));
  const [digits, power] = x.toExponential(1).split('e-');
  const raised = Array.from(power, (digit) => SUPERSCRIPT[Number(digit)]).join('');
  return `${digits} · 10⁻${raised}`;
}

/** Companions of a clause: "3.0", "0.17", "4.1 · 10⁻⁷". */
export function companionsText(x: number): string {
  if (x === 0 || x < 0.01) return small(x);
  return fixed(x, x < 1 ? 2 : 1);
}

/** "57 %", with a decimal where it would round to nothing or to everything. */
export function shareText(share: number): string {
  const rounds = share > 0 && share < 1 && (share < 0.1 || share > 0.99);
  return percent(share, rounds ? 1 : 0);
}

/** "the random split", "“dense wide”". */
export const theMethod = ({ label, short }: Method): string =>
  label.endsWith(' split') ? t`the ${t(label)}` : t`“${t(short)}”`;

/** "4", "2–5". */
export const literalsText = ({ literals }: Setting): string => {
  const [least, most] = [literals[0], literals[literals.length - 1]];
  return least === most ? `${least}` : `${least}–${most}`;
};

const lines = (spot: Spot): string[] => [
  t`whole in some child: ${shareText(spot.coverage)} of the clauses`,
  t`whole in one neuron’s children: ${small(spot.wholes)}`,
  t`two whole in the same child: ${small(spot.collisions)}`,
  t`companions of a whole clause: ${companionsText(spot.companions)}`,
];

export const curveTip = ({ name, source }: Curve, alpha: number, spot: Spot): string =>
  [t`${t(name)} (formula ${t(source)}), α = ${alpha}`, ...lines(spot)].join('\n');

/** A network, or its masks before pruning. */
export const networkTip = (method: Method, { seed }: Measured, spot: Spot, when: string): string =>
  [t`${t(method.label)}, seed ${seed}, ${when}`, ...lines(spot)].join('\n');

export const meanTip = (method: Method, networks: number, spot: Spot, when: string): string =>
  [t`${t(method.label)}, mean of ${networks} seeds, ${when}`, ...lines(spot)].join('\n');

/** "8 clauses of 4 inputs, 8 neurons". */
export const settingText = (setting: Setting): string => {
  const { clauses, parents } = setting;
  return list([
    filled(t('{0} of {1} inputs', 'clauses'), [count(clauses, 'clause'), literalsText(setting)]),
    count(parents, 'neuron'),
  ]);
};
