/** The caption of the distance to the final codes: where they stood, and from when they stay. */
import { beforeFrame } from '../model/timeline';
import type { CodeDistanceModel, DistanceLine } from './code-distance-model';
import { fixed, list } from './format';
import type { Sentence } from './plot';

export function codeDistanceSentence(
  model: Omit<CodeDistanceModel, 'sentence'>,
  shown: string,
): Sentence {
  const { lines, schedule, finished, epoch } = model;
  const what = finished ? 'the final codes' : `the codes of epoch ${epoch}, the newest`;
  const at = beforeFrame(schedule);
  const before = (l: DistanceLine): number =>
    l.points.findLast((p) => p.frame <= at)?.value ?? Number.NaN;
  const own = lines.find((l) => l.method.id === shown) ?? lines[0];
  const others = lines.filter((l) => l !== own);
  const start: Sentence = [
    {
      text: `Neurons a clause by which the codes differ from ${what}; children count as their parent. `,
    },
  ];
  if (!finished) return start;
  return [
    ...start,
    { text: `At epoch ${schedule.warmup}: ` },
    { text: `${fixed(before(own), 2)} (${own.method.short})`, bold: true },
    { text: `${others.map((l) => `, ${fixed(before(l), 2)} (${l.method.short})`).join('')}. ` },
    {
      text: `Within 0.1 for good from epoch ${list(lines.map((l) => `${settledAt(l)} (${l.method.short})`))}.`,
    },
  ];
}

/** Epoch from which all later points are within 0.1. */
function settledAt(line: DistanceLine): number {
  const far = line.points.findLastIndex((p) => p.value > 0.1);
  return line.points[far + 1]?.epoch ?? line.points[line.points.length - 1].epoch;
}
