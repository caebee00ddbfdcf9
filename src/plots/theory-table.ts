/**
 * The theory plot's table twin: formula and measurement, both before pruning, side by side with
 * their difference; then the curves.
 */

import { fixed, signed } from '../lib/format';
import { later, t } from '../lib/text';
import type { TableTwin } from './plot';
import { checkOf } from './theory-check';
import type { Spot } from './theory-curves';
import type { TheoryGroup, TheoryModel } from './theory-model';
import { small } from './theory-words';

const QUANTITIES: readonly (readonly [key: keyof Spot, name: string])[] = [
  ['coverage', later('coverage')],
  ['wholes', later('whole per neuron')],
  ['collisions', later('collisions')],
  ['companions', later('companions')],
];

export function theoryTable(model: TheoryModel): TableTwin {
  const curves = model.curves.flatMap((curve) =>
    curve.points.flatMap(({ alpha, spot }) =>
      QUANTITIES.map(([key, name]) => [
        t`curve: ${t(curve.name)}, ${t(curve.source)}`,
        alpha,
        t(name),
        small(spot[key]),
        '',
        '',
        '',
        '',
        '',
      ]),
    ),
  );
  return {
    columns: [
      t('method'),
      'α',
      t('quantity'),
      t('formula'),
      t('measured'),
      t('difference'),
      t('standard errors'),
      'n',
      model.split ? t('after pruning') : t('before the split'),
    ],
    rows: [...model.groups.flatMap((g) => rowsOf(g, model)), ...curves],
  };
}

const rowsOf = (group: TheoryGroup, { setting }: TheoryModel) =>
  QUANTITIES.map(([key, name]) => {
    const check = checkOf(group, key);
    return [
      t(group.method.label),
      setting.alpha,
      t(name),
      group.expected ? small(group.expected[key]) : t('no closed form'),
      group.dealt ? small(group.dealt[key]) : '',
      check ? signed(check.difference, 4) : '',
      check ? fixed(check.errors, 1) : '',
      group.networks.length,
      small(group.now[key]),
    ];
  });
