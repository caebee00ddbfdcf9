import { later } from '../lib/text';
import type { Spec } from '../spec/spec';
import { arm, SEEDS } from './arm';
import type { Claim } from './claim';
import { IN_POINTS, lead, linkTo, more, rowOf } from './compare';
import { effectWords, intervalWords, lostWords, stored } from './words';

/** FashionMNIST as in `docs/layered.md`: 10,000 images, Adam, as few neurons as leave a gain. */
const images = (hidden: number): Partial<Spec> => ({
  task: 'fashion-mnist',
  train: 10_000,
  test: 2_000,
  hidden,
  opt: 'adam',
  lr: 0.001,
});

const at = (hidden: number) => ({
  dense: arm('dense', images(hidden), SEEDS),
  random: arm('fpe-random', images(hidden), SEEDS),
  feature: arm('fpe-feature', images(hidden), SEEDS),
});
const [four, eight] = [at(4), at(8)];

/** Features of images are known to nobody: groups of pixels are found in the warm-up's weights. */
export const realData: Claim = {
  ...IN_POINTS,
  id: 'real-data',
  asked: 'paper',
  title: later('On real data, random splits do as well as feature-based ones'),
  published: later('about the same on FashionMNIST and CLIP embeddings'),
  arms: [...Object.values(four), ...Object.values(eight)],
  link: linkTo([four.random, four.feature], images(4), { seeds: 4, show: 'fpe-random' }),
  compare: (results) => [
    more(
      later('4 neurons: feature-based ahead of random'),
      lead(results, four.feature, four.random),
      {
        sense: 'no-more',
      },
    ),
    more(
      later('8 neurons: feature-based ahead of random'),
      lead(results, eight.feature, eight.random),
      {
        sense: 'no-more',
      },
    ),
    more(later('4 neurons: random ahead of dense'), lead(results, four.random, four.dense), {
      aside: true,
    }),
    more(later('8 neurons: random ahead of dense'), lead(results, eight.random, eight.dense), {
      aside: true,
    }),
  ],
  rows: (results) =>
    [four, eight].flatMap(({ dense, random, feature }, k) => {
      const group = [later('4 neurons'), later('8 neurons')][k];
      return [
        rowOf(results, dense, later('dense'), { group }),
        rowOf(results, random, later('random'), { group }),
        rowOf(results, feature, later('feature-based'), { group }),
      ];
    }),
  say: (parts) => {
    const [small, large, gain] = parts;
    return stored(
      later`FashionMNIST, 10,000 images: feature-based splits differ from random ones by ${effectWords(small)} points (${intervalWords(small)}) with 4 neurons and ${effectWords(large)} with 8; random ones gain ${effectWords(gain)} over dense with 4.`,
      later('CLIP embeddings are not tested: bring your own.'),
      lostWords(parts),
    );
  },
};
