/** Labels of a file, whatever they are, as classes 0 … C − 1 with names. */
import { later } from '../../lib/text';
import { MAX_CLASSES, MIN_CLASSES } from '../real-dataset';
import { counted, cut, FileFault, type Place } from './fault';

export interface Classes {
  readonly labels: Uint8Array | Uint16Array;
  readonly classes: number;
  readonly classNames: readonly string[];
}

/** Where label i stands, for messages. */
export type LabelPlace = (row: number) => {
  readonly file: string;
  readonly place: Place;
  /** "labels[3]", "the label". */
  readonly what: string;
};

const INTEGER = /^[+-]?\d{1,15}(\.0*)?$/;

/**
 * Classes of texts: ascending numbers where all are integers, else in the order of their characters.
 * Throws `FileFault` on an empty one, on one class alone, on more than 1,000 and on a class of one row.
 */
export function classesOfTexts(texts: readonly string[], placeOf: LabelPlace): Classes {
  if (texts.every((text) => INTEGER.test(text.trim()))) {
    return classesOfNumbers(texts.map(Number), null, placeOf);
  }
  const seen = new Map<string, number>();
  texts.forEach((raw, row) => {
    const text = raw.trim();
    if (text === '') {
      throw fault(
        placeOf,
        row,
        (what) => later`${what} is missing, expected the name or number of a class`,
      );
    }
    count(seen, text, row, placeOf);
  });
  const classNames = [...seen.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return coded(
    texts.map((text) => text.trim()),
    seen,
    classNames,
    classNames,
    placeOf,
  );
}

/**
 * Classes of numbers: ids are 0 or more, or −1 and 1; those that occur become 0 … C − 1 in ascending
 * order. With names, ids count them. Throws `FileFault`.
 */
export function classesOfNumbers(
  ids: ArrayLike<number>,
  names: readonly string[] | null,
  placeOf: LabelPlace,
): Classes {
  const seen = new Map<number, number>();
  const most = names ? names.length - 1 : Number.MAX_SAFE_INTEGER;
  const noClass = (row: number): FileFault =>
    fault(placeOf, row, (what) =>
      names
        ? later`${what} is ${ids[row]}, expected the number of a class, 0 to ${most}`
        : later`${what} is ${ids[row]}, expected the number of a class, 0 or more`,
    );
  let negative = -1;
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row];
    if (!Number.isSafeInteger(id) || id > most) throw noClass(row);
    if (id < 0 && negative < 0) negative = row;
    count(seen, id, row, placeOf);
  }
  const signs = seen.size === 2 && seen.has(-1) && seen.has(1) && !names;
  if (negative >= 0 && !signs) throw noClass(negative);
  const order = [...seen.keys()].sort((a, b) => a - b);
  const classNames = order.map((id) => names?.[id].trim() || String(id));
  return coded(ids, seen, order, classNames, placeOf);
}

/** Notes a label and where it was first seen. */
function count<T>(seen: Map<T, number>, value: T, row: number, placeOf: LabelPlace): void {
  if (seen.has(value)) return;
  if (seen.size === MAX_CLASSES) {
    const [most, next] = [MAX_CLASSES, MAX_CLASSES + 1].map(counted);
    throw fault(
      placeOf,
      row,
      (what) =>
        later`${what} is the ${next}st different one (${cut(String(value))}), expected at most ${most} classes`,
    );
  }
  seen.set(value, row);
}

/** `say` is given what the label is called. */
const fault = (placeOf: LabelPlace, row: number, say: (what: string) => string): FileFault => {
  const { file, place, what } = placeOf(row);
  return new FileFault(file, place, say(what));
};

function coded<T>(
  values: ArrayLike<T>,
  seen: ReadonlyMap<T, number>,
  order: readonly T[],
  classNames: readonly string[],
  placeOf: LabelPlace,
): Classes {
  if (order.length < MIN_CLASSES) {
    const only = cut(classNames[0]);
    throw fault(
      placeOf,
      0,
      (what) => later`${what} is ${only} in every row, expected at least two classes`,
    );
  }
  const code = new Map(order.map((value, label) => [value, label]));
  const rows = new Uint32Array(order.length);
  const labels =
    order.length <= 256 ? new Uint8Array(values.length) : new Uint16Array(values.length);
  for (let row = 0; row < values.length; row++) {
    labels[row] = code.get(values[row]) ?? 0;
    rows[labels[row]]++;
  }
  const lonely = rows.indexOf(1);
  if (lonely >= 0) {
    const row = seen.get(order[lonely]) ?? 0;
    const name = cut(classNames[lonely]);
    throw fault(
      placeOf,
      row,
      (what) =>
        later`${what} ${name} occurs in no other row, expected two rows of each class, one to learn from and one to test on`,
    );
  }
  return { labels, classes: order.length, classNames: classNames.map((name) => cut(name, 60)) };
}
