/** The mechanism plot's table twin: the lines of all measures, then every mark. */

import { fixed, signed } from '../lib/format';
import { t } from '../lib/text';
import { PREDICTORS } from '../model/measures';
import type { Fit } from './mechanism-fit';
import type { MechanismModel } from './mechanism-model';
import { hasNull } from './mechanism-points';
import { placeText, r2Text, SHORT } from './mechanism-words';
import type { TableTwin } from './plot';

export function mechanismTable(model: MechanismModel): TableTwin {
  const columns = PREDICTORS.flatMap((id) => [
    t`${t(SHORT[id])}, ×`,
    ...(hasNull(id) ? [t`${t(SHORT[id])}, shuffled, ×`] : []),
  ]);
  const fits = model.explained.flatMap((e) => [e.own, ...(e.shuffled ? [e.shuffled] : [])]);
  const row = (name: string, text: (fit: Fit) => string) => [name, '', '', ...fits.map(text)];
  return {
    columns: [
      t('method'),
      model.over === 'seeds' ? t('seed') : t('setting'),
      t('gain, % of dense'),
      ...columns,
    ],
    rows: [
      row('R²', r2Text),
      row(t('slope (% of dense per fold)'), (fit) =>
        fit.missing === '' ? signed(100 * fit.line.slope, 1) : '—',
      ),
      row(t('marks (n)'), (fit) => `${fit.line.n}`),
      ...model.points.map((point) => [
        t(point.method.short),
        point.cell === null ? String(point.seed) : placeText(model, point),
        signed(100 * point.gain, 1),
        ...PREDICTORS.flatMap((id) => {
          const { own, shuffled } = point.folds[id];
          return hasNull(id) ? [fixed(own, 3), fixed(shuffled, 3)] : [fixed(own, 3)];
        }),
      ]),
    ],
  };
}
