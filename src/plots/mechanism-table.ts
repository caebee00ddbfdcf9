/** The mechanism plot's table twin: the lines of all measures, then every mark. */
import { fixed, signed } from '../lib/format';
import { PREDICTORS } from '../model/measures';
import type { Fit } from './mechanism-fit';
import type { MechanismModel } from './mechanism-model';
import { hasNull } from './mechanism-points';
import { placeText, r2Text, SHORT } from './mechanism-words';
import type { TableTwin } from './plot';

export function mechanismTable(model: MechanismModel): TableTwin {
  const columns = PREDICTORS.flatMap((id) => [
    `${SHORT[id]}, ×`,
    ...(hasNull(id) ? [`${SHORT[id]}, shuffled, ×`] : []),
  ]);
  const fits = model.explained.flatMap((e) => [e.own, ...(e.shuffled ? [e.shuffled] : [])]);
  const row = (name: string, text: (fit: Fit) => string) => [name, '', '', ...fits.map(text)];
  return {
    columns: [
      'method',
      model.over === 'seeds' ? 'seed' : 'setting',
      'gain, % of dense',
      ...columns,
    ],
    rows: [
      row('R²', r2Text),
      row('slope (% of dense per fold)', (fit) =>
        fit.missing === '' ? signed(100 * fit.line.slope, 1) : '—',
      ),
      row('marks (n)', (fit) => `${fit.line.n}`),
      ...model.points.map((point) => [
        point.method.short,
        placeText(model, point).replace('seed ', ''),
        signed(100 * point.gain, 1),
        ...PREDICTORS.flatMap((id) => {
          const { own, shuffled } = point.folds[id];
          return hasNull(id) ? [fixed(own, 3), fixed(shuffled, 3)] : [fixed(own, 3)];
        }),
      ]),
    ],
  };
}
