/** Which real-valued data a specification needs, whether it is here, and where it may come from. */

import { later } from '../lib/text';
import { parseClasses } from './class-list';
import { ALL_IMAGES, FIRST_IMAGES } from './fashion-mnist';
import type { RealDataset } from './real-dataset';
import { fashionOf, realOf } from './real-store';

interface Wanted {
  readonly task: string;
  readonly data: string;
  readonly classes: string;
  readonly train: number;
  readonly test: number;
}

const CLASSES = 10;

/** Whether more than the first images are asked for; classes are alike in number. */
export function needsAllImages({ classes, train, test }: Wanted): boolean {
  const chosen = parseClasses(classes)?.length || CLASSES;
  const share = chosen / CLASSES;
  return train > FIRST_IMAGES.train * share || test > FIRST_IMAGES.test * share;
}

/** The data that a specification over real-valued examples learns from; undefined where it is not here. */
export function realFor(spec: Wanted): RealDataset | undefined {
  if (spec.task !== 'fashion-mnist') return realOf(spec.data);
  const here = fashionOf();
  const enough = !needsAllImages(spec) || here?.rows === ALL_IMAGES.train + ALL_IMAGES.test;
  return enough ? here : undefined;
}

/** That it is not here, and what helps. */
export const missingWords = ({ task, data }: Wanted): string =>
  task === 'fashion-mnist'
    ? later('the images are not loaded yet')
    : later`the file ${data} is not here: choose it under “Your own data”, or on a command line with --data`;
