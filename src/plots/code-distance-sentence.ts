/** The caption of the distance to the final codes: where they stood, and from when they stay. */
import { sentences, t } from '../lib/text';
import { beforeFrame } from '../model/timeline';
import type { CodeDistanceModel, DistanceLine } from './code-distance-model';
import { fixed, list } from './format';
import { marked } from './marked';
import type { Sentence } from './plot';

export function codeDistanceSentence(
  model: Omit<CodeDistanceModel, 'sentence'>,
  shown: string,
): Sentence {
  const { lines, schedule, finished, epoch } = model;
  const at = beforeFrame(schedule);
  const before = (l: DistanceLine): number =>
    l.points.findLast((p) => p.frame <= at)?.value ?? Number.NaN;
  const own = lines.find((l) => l.method.id === shown) ?? lines[0];
  const others = lines.filter((l) => l !== own);
  if (!finished) {
    const text = t`Neurons a clause by which the codes differ from the codes of epoch ${epoch}, the newest; children count as their parent.`;
    return [{ text }];
  }
  const named = (value: string | number, { method }: DistanceLine): string =>
    t`${value} (${t(method.short)})`;
  const rest = others.map((l) => t(', ', 'list') + named(fixed(before(l), 2), l)).join('');
  return marked(
    sentences(
      t(
        'Neurons a clause by which the codes differ from the final codes; children count as their parent.',
      ),
      t`At epoch ${schedule.warmup}: **${named(fixed(before(own), 2), own)}**${rest}.`,
      t`Within 0.1 for good from epoch ${list(lines.map((l) => named(settledAt(l), l)))}.`,
    ),
  );
}

/** Epoch from which all later points are within 0.1. */
function settledAt(line: DistanceLine): number {
  const far = line.points.findLastIndex((p) => p.value > 0.1);
  return line.points[far + 1]?.epoch ?? line.points[line.points.length - 1].epoch;
}
