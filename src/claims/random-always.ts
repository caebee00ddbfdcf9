import type { Spec } from '../spec/spec';
import { arm } from './arm';
import type { Claim } from './claim';
import { GAIN_AXIS, IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, lostWords, pointsWords } from './words';

const setting = (name: string, patch: Partial<Spec>) => ({
  name,
  random: arm('fpe-random', patch),
  dense: arm('dense', patch),
});
const SETTINGS = [
  setting('default', {}),
  setting('uniform bits', { p: 0.5 }),
  setting('mixed polarity', { polarity: 0.5 }),
  setting('4 clauses', { clauses: 4 }),
  setting('α 8', { alpha: 8 }),
];

/** The settings in which the page's presets say that it fails, beside the default. */
export const randomAlways: Claim = {
  ...IN_POINTS,
  id: 'random-always',
  asked: 'us',
  title: 'Random splitting always beats dense',
  published: 'beats it at 8 clauses and 8 neurons (88.7 against 78.7 %)',
  arms: SETTINGS.flatMap(({ random, dense }) => [random, dense]),
  link: linkTo([arm('fpe-random')], { p: 0.5 }, { show: 'fpe-random' }),
  axis: GAIN_AXIS,
  always: true,
  compare: (results) =>
    SETTINGS.map(({ name, random, dense }) =>
      more(`${name}: random ahead of dense`, lead(results, random, dense)),
    ),
  rows: (results) =>
    SETTINGS.map(({ name, random, dense }) =>
      rowOf(results, random, name, { values: lead(results, random, dense) }),
    ),
  say: (parts) => {
    const failed = SETTINGS.flatMap(({ name }, k) =>
      parts[k].outcome === 'holds' ? [] : [`${name} ${effectWords(parts[k])}`],
    );
    const first = `In the default setting ${pointsWords(parts[0])}`;
    return `${first}${failed.length === 0 ? '' : `; not with ${failed.join(', ')}`}.${lostWords(parts)}`;
  },
};
