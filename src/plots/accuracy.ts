/** Test accuracy (or loss) against epoch, all methods, mean and spread over seeds. */
import { later, t } from '../lib/text';
import { epochOf, frameCount, splitFrame } from '../model/timeline';
import { accuracyLayout, drawAccuracy, scales } from './accuracy-draw';
import { type AccuracyModel, selectAccuracy } from './accuracy-model';
import { count, fixed } from './format';
import type { Hit, Plot, Size } from './plot';

const unitOf = (model: AccuracyModel): string => (model.kind === 'accuracy' ? '%' : t('nats'));

const BEFORE = { split: later('before the split'), pruned: later('before pruning') } as const;
const AT = { split: later('at the split'), pruned: later('pruned') } as const;

/** A frame with the numbers of every method at it. */
function hitFrame(model: AccuracyModel, frame: number): Hit {
  const digits = model.kind === 'accuracy' ? 1 : 2;
  const s = model.schedule;
  const moment =
    model.rule === ''
      ? ''
      : frame === s.warmup
        ? t`, ${t(BEFORE[model.rule])}`
        : frame === splitFrame(s)
          ? t`, ${t(AT[model.rule])}`
          : '';
  const values = [...model.lines, ...model.others].map((l) => {
    const at = l.mean.find((p) => p.frame === frame);
    return `${t(l.method.short)} ${fixed(at?.value ?? Number.NaN, digits)}`;
  });
  return {
    kind: 'frame',
    frame,
    tip: t`epoch ${epochOf(s, frame)}${moment}: ${values.join(t(', ', 'list'))} ${unitOf(model)}`,
  };
}

/** Frames with data, ascending. */
const framesOf = (model: AccuracyModel): readonly number[] =>
  model.known ??
  Array.from(
    { length: Math.min(frameCount(model.schedule), model.newest + 1) },
    (_, frame) => frame,
  );

/** The frame with data that is closest; itself where every frame has. */
function nearestKnown(model: AccuracyModel, frame: number): number {
  const known = model.known ?? [];
  const away = known.map((f) => Math.abs(f - frame));
  return known[away.indexOf(Math.min(...away))] ?? frame;
}

/** Frame nearest to x. Epoch `warmup` has two: left of its rule before the split, right at it. */
function hit(model: AccuracyModel, size: Size, x: number, y: number): Hit | null {
  const at = accuracyLayout(model, size);
  if (x < at.left - 6 || x > at.right + 6 || y > at.bottom + 20) return null;
  const { warmup, finetune } = model.schedule;
  const exact = scales(model, at).x.invert(x);
  const epoch = Math.min(warmup + finetune, Math.max(0, Math.round(exact)));
  const frame = epoch < warmup || (epoch === warmup && exact < warmup) ? epoch : epoch + 1;
  return hitFrame(model, nearestKnown(model, Math.min(frame, model.newest)));
}

export const accuracy: Plot<AccuracyModel> = {
  id: 'accuracy',
  inside: { title: false, caption: false },
  title: (model) =>
    model.kind === 'loss'
      ? t`Test loss in nats, ${count(model.seeds, 'seed')}`
      : t`Test accuracy, ${count(model.seeds, 'seed')}`,
  select: selectAccuracy,
  height: (model, size) => accuracyLayout(model, size).height,
  draw: drawAccuracy,
  hit,
  caption: (model) => model.sentence,
  table: (model) => {
    const digits = model.kind === 'accuracy' ? 1 : 3;
    const lines = [...model.lines, ...model.others];
    const at = model.rule === '' ? '' : t`, ${t(AT[model.rule])}`;
    return {
      columns: [
        t('epoch'),
        ...lines.map((l) => t`${t(l.method.short)}, mean ${t(model.kind)} (${unitOf(model)})`),
      ],
      rows: framesOf(model).map((f) => [
        `${epochOf(model.schedule, f)}${f === splitFrame(model.schedule) ? at : ''}`,
        ...lines.map((l) => fixed(l.mean.find((p) => p.frame === f)?.value ?? Number.NaN, digits)),
      ]),
    };
  },
  move: (model, _, key) => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return null;
    const frames = framesOf(model);
    const next =
      step > 0 ? frames.find((f) => f > model.frame) : frames.findLast((f) => f < model.frame);
    return hitFrame(model, next ?? nearestKnown(model, Math.min(model.frame, model.newest)));
  },
};
