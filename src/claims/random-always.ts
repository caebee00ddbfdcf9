import { later } from '../lib/text';
import type { Spec } from '../spec/spec';
import { arm } from './arm';
import type { Claim } from './claim';
import { GAIN_AXIS, IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, intervalWords, lostWords, stored } from './words';

const setting = (name: string, patch: Partial<Spec>) => ({
  name,
  random: arm('fpe-random', patch),
  dense: arm('dense', patch),
});
const SETTINGS = [
  setting(later('default'), {}),
  setting(later('uniform bits'), { p: 0.5 }),
  setting(later('mixed polarity'), { polarity: 0.5 }),
  setting(later('4 clauses'), { clauses: 4 }),
  setting('α 8', { alpha: 8 }),
];

/** The settings in which the page's presets say that it fails, beside the default. */
export const randomAlways: Claim = {
  ...IN_POINTS,
  id: 'random-always',
  asked: 'us',
  title: later('Random splitting always beats dense'),
  published: later('beats it at 8 clauses and 8 neurons (88.7 against 78.7 %)'),
  arms: SETTINGS.flatMap(({ random, dense }) => [random, dense]),
  link: linkTo([arm('fpe-random')], { p: 0.5 }, { show: 'fpe-random' }),
  axis: GAIN_AXIS,
  always: true,
  compare: (results) =>
    SETTINGS.map(({ name, random, dense }) =>
      more(later`${name}: random ahead of dense`, lead(results, random, dense)),
    ),
  rows: (results) =>
    SETTINGS.map(({ name, random, dense }) =>
      rowOf(results, random, name, { values: lead(results, random, dense) }),
    ),
  say: (parts) => {
    const failed = SETTINGS.flatMap(({ name }, k) =>
      parts[k].outcome === 'holds' ? [] : [`${name} ${effectWords(parts[k])}`],
    );
    const [usual] = parts;
    const found =
      failed.length === 0
        ? later`In the default setting ${effectWords(usual)} points (${intervalWords(usual)}).`
        : later`In the default setting ${effectWords(usual)} points (${intervalWords(usual)}); not with ${failed.join(', ')}.`;
    return stored(found, lostWords(parts));
  },
};
