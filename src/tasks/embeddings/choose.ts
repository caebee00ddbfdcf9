/** Which of the arrays at hand are features, labels and names of classes. */
import { later } from '../../lib/text';
import { cut, FileFault } from './fault';
import { arrayWords, columnsOf, type NpyArray, rowsOf } from './npy';

export interface Chosen {
  /** One, or those of the train and test parts that came with the data. */
  readonly features: readonly NpyArray[];
  /** As many, of the same rows. */
  readonly labels: readonly NpyArray[];
  readonly names: NpyArray | null;
}

const FEATURES = '(x|features?|embeddings?|images?|data)';
const LABELS = '(y|labels?|targets?|class|classes)';
const NAMES = /^(class|label)_?names$|^(names|classes|categories)$/i;

const isText = ({ header: { type } }: NpyArray): boolean => type.kind === 'U' || type.kind === 'S';

/** A pattern of names, alone or with the part that it names before or after. */
const named = (words: string, part?: 'train' | 'test'): RegExp =>
  new RegExp(part ? `^(${words}_?${part}|${part}_?${words})$` : `^${words}$`, 'i');

/**
 * By their names (`features` and `labels`, `x_train`, `y_train`, `x_test` and `y_test`, and a few
 * more), else by their shapes: one array of rows × columns, one of as many rows. `file` is what the
 * message names where neither tells.
 */
export function chooseArrays(file: string, arrays: readonly NpyArray[]): Chosen {
  const one = (pattern: RegExp, fits: (array: NpyArray) => boolean): NpyArray | undefined => {
    const found = arrays.filter((array) => pattern.test(array.name) && fits(array));
    return found.length === 1 ? found[0] : undefined;
  };
  const isTable = (array: NpyArray): boolean => !isText(array) && array.header.shape.length >= 2;
  const labelsOf = (features: NpyArray | undefined, pattern: RegExp): NpyArray | undefined =>
    features &&
    one(
      pattern,
      (array) => array !== features && isColumn(array) && rowsOf(array) === rowsOf(features),
    );
  const names = one(NAMES, (array) => isText(array) && array.header.shape.length === 1) ?? null;
  const chosen = (features: readonly NpyArray[], labels: readonly NpyArray[]): Chosen => ({
    features,
    labels,
    names: names && labels.includes(names) ? null : names,
  });

  const [train, test] = (['train', 'test'] as const).map((part) => {
    const features = one(named(FEATURES, part), isTable);
    return { features, labels: labelsOf(features, named(LABELS, part)) };
  });
  if (train.features && train.labels && test.features && test.labels) {
    checkColumns(train.features, test.features);
    return chosen([train.features, test.features], [train.labels, test.labels]);
  }
  const features = one(named(FEATURES), isTable) ?? one(/(?:)/, isTable);
  const labels =
    labelsOf(features, named(LABELS)) ??
    labelsOf(features, new RegExp(`^(?!${NAMES.source})`, 'i'));
  if (features && labels) return chosen([features], [labels]);

  const held = cut(arrays.map(arrayWords).join(', '), 200);
  const alone = features ? later`${features.name} without labels: ${held}` : held;
  throw new FileFault(
    file,
    null,
    arrays.length === 1
      ? later`it holds ${alone}, expected features (rows × columns) and labels (one a row); drop the files of features and labels together`
      : later`it holds ${alone}, expected features (rows × columns) and labels (one a row)`,
  );
}

/** n, or n × 1. */
function isColumn(array: NpyArray): boolean {
  const { shape } = array.header;
  return shape.length === 1 || (shape.length === 2 && shape[1] === 1);
}

function checkColumns(train: NpyArray, test: NpyArray): void {
  if (columnsOf(train) === columnsOf(test)) return;
  const words = later`${columnsOf(test)} columns, expected ${columnsOf(train)} as in ${train.name}`;
  throw new FileFault(test.file, null, words);
}
