/** The sweep's table twin: every setting and method with the measure and the paired gain. */

import { signed } from '../lib/format';
import { retell, t } from '../lib/text';
import { methodOf } from '../methods';
import { fixed } from './format';
import type { TableTwin } from './plot';
import { sweepMetric, valueText, withUnit } from './sweep-metrics';
import type { SweepModel } from './sweep-model';
import { cellStats } from './sweep-stats';
import { axisTitle } from './sweep-words';

export function sweepTable(model: SweepModel): TableTwin {
  const { record, x, y } = model;
  const measure = sweepMetric(model.metric.id === 'gain' ? 'accuracy' : model.metric.id);
  const gain = sweepMetric('gain');
  const columns = x.values.length;
  const rows = record.refusals.flatMap((refusal, cell) => {
    const place = [...(y ? [y.values[Math.floor(cell / columns)]] : []), x.values[cell % columns]];
    if (refusal !== null)
      return [[...place, t`not possible: ${retell(refusal)}`, '', '', '', '', '', '', '', '']];
    return record.methods.map((method, m) => {
      const own = cellStats(record, measure, cell, m);
      const paired = method === 'dense' ? null : cellStats(record, gain, cell, m);
      return [
        ...place,
        t(methodOf(method).short),
        own.n,
        valueText(measure, own.mean),
        valueText(measure, own.sd),
        ...(paired?.gain
          ? [
              signed(paired.mean, 1),
              fixed(paired.gain.se, 2),
              paired.gain.wins,
              paired.gain.losses,
              paired.gain.ties,
            ]
          : ['', '', '', '', '']),
      ];
    });
  });
  return {
    columns: [
      ...(y ? [axisTitle(y)] : []),
      axisTitle(x),
      t('method'),
      t('seeds (n)'),
      t`${withUnit(measure)}, mean`,
      t('sd'),
      t('gain in points'),
      t('se'),
      t('ahead'),
      t('behind'),
      t('tied'),
    ],
    rows,
  };
}
