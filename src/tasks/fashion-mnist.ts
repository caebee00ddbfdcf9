/** Images of clothes, of ten kinds: the paper's real data. Loaded by `fashion-mnist/load.ts`. */
import { realTask } from './real-task';

/** As the packed shards have them; a test compares. */
const CLASSES = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];
const WIDTH = 28;

/** Images of the first shards; more are fetched where more are asked for. */
export const FIRST_IMAGES = { train: 10_000, test: 2_000 } as const;
export const ALL_IMAGES = { train: 60_000, test: 10_000 } as const;

export const fashionMnist = realTask({
  id: 'fashion-mnist',
  label: 'FashionMNIST',
  explanation: 'Which of ten kinds of clothing a picture of 28 × 28 pixels shows.',
  noun: 'images',
  options: ['classes', 'scale'],
  outline: () => ({
    title: 'FashionMNIST',
    columns: WIDTH ** 2,
    classNames: CLASSES,
    imageWidth: WIDTH,
    bytes: true,
  }),
  most: () => ALL_IMAGES,
  unready: '',
});
