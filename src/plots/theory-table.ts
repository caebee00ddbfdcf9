/** The theory plot's table twin: formula and measurement side by side, then the curves. */
import { fixed, signed } from '../lib/format';
import type { TableTwin } from './plot';
import { checkOf } from './theory-check';
import type { Spot } from './theory-curves';
import type { TheoryGroup, TheoryModel } from './theory-model';
import { small } from './theory-words';

const QUANTITIES: readonly (readonly [key: keyof Spot, name: string])[] = [
  ['coverage', 'whole in some child (coverage)'],
  ['wholes', 'whole, per neuron'],
  ['collisions', 'two in the same child, per neuron (collisions)'],
  ['companions', 'other whole clauses in the child (companions)'],
];

export function theoryTable(model: TheoryModel): TableTwin {
  const curves = model.curves.flatMap((curve) =>
    curve.points.flatMap(({ alpha, spot }) =>
      QUANTITIES.map(([key, name]) => [
        `formula: ${curve.name} (${curve.source})`,
        alpha,
        name,
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
      'dealing',
      'α',
      'quantity',
      'formula',
      'measured before pruning',
      'difference',
      'standard errors',
      'networks (n)',
      'measured at the frame on screen',
    ],
    rows: [...model.groups.flatMap((g) => rowsOf(g, model)), ...curves],
  };
}

const rowsOf = (group: TheoryGroup, { setting }: TheoryModel) =>
  QUANTITIES.map(([key, name]) => {
    const check = checkOf(group, key);
    return [
      group.method.label,
      setting.alpha,
      name,
      group.expected ? small(group.expected[key]) : 'no closed form',
      group.dealt ? small(group.dealt[key]) : '',
      check ? signed(check.difference, 4) : '',
      check ? fixed(check.errors, 1) : '',
      group.networks.length,
      small(group.now[key]),
    ];
  });
