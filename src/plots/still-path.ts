/**
 * Paths in fewer bytes: moves relative to where the pen is, numbers without what can be left out.
 * For drawings that are sent as text; on screen nobody waits for a path's length.
 */

/** Numbers that each command takes, in the order x, y, …; those that move the pen last. */
const TAKES: Readonly<Record<string, number>> = {
  ...{ M: 2, m: 2, L: 2, l: 2, H: 1, h: 1, V: 1, v: 1, C: 6, c: 6, A: 7, a: 7, Z: 0, z: 0 },
};

/** Tenths of a pixel, the precision that plots draw with: sums of whole numbers stay exact. */
const tenths = (text: string): number => Math.round(Number(text) * 10);

/** To a fifth of a pixel, which nobody sees: half as many different numbers to write. */
const fifths = (n: number): number => 2 * Math.round(n / 2);

/** ".5", "-3", "12.1" of a number of tenths. */
const short = (n: number): string => String(n / 10).replace(/^(-?)0\./, '$1.');

/** Numbers with a separator only where one would run into the next. */
const joined = (numbers: readonly string[]): string =>
  numbers.reduce((all, n) => (all === '' || n.startsWith('-') ? all + n : `${all} ${n}`), '');

/**
 * The same path in fewer letters. `closed`: keeps what closes a shape; a shape that is only filled
 * needs it not. Throws on a command that no plot draws with.
 */
export function shorter(d: string, closed: boolean): string {
  let out = '';
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, command, rest] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const lower = command.toLowerCase();
    const takes = TAKES[command];
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(tenths);
    if (takes === undefined || numbers.length !== takes) throw new Error(`path: ${command}${rest}`);
    if (lower === 'z') {
      [x, y] = closed ? [startX, startY] : [x, y];
      out += closed ? 'z' : '';
      continue;
    }
    if (command !== lower) makeRelative(lower, numbers, x, y);
    const [dx, dy] = endOf(lower, numbers);
    const drawn = rounded(lower, numbers, x, y);
    [x, y] = [x + dx, y + dy];
    if (lower === 'm') [startX, startY] = [x, y];
    // The side that closes a filled shape is drawn by filling it.
    out += lower + joined(lower === 'a' ? arc(drawn) : drawn.map(short));
  }
  // The first move is from the origin, so absolute and relative say the same.
  return out;
}

function makeRelative(command: string, numbers: number[], x: number, y: number): void {
  if (command === 'a') {
    numbers[5] -= x;
    numbers[6] -= y;
    return;
  }
  numbers.forEach((n, k) => {
    numbers[k] = n - (command === 'h' || (command !== 'v' && k % 2 === 0) ? x : y);
  });
}

/** From the rounded place of the pen to rounded places, so that no error adds up. */
const rounded = (command: string, numbers: readonly number[], x: number, y: number): number[] =>
  numbers.map((n, k) => {
    // Down: too small a radius is taken as half the chord, too large a one makes a lens of a disc.
    if (command === 'a' && k < 5) return k < 2 ? Math.max(1, 2 * Math.floor(n / 2)) : n;
    const from =
      command === 'h' ? x : command === 'v' ? y : (k + (command === 'a' ? 1 : 0)) % 2 ? y : x;
    return fifths(from + n) - fifths(from);
  });

function endOf(command: string, numbers: readonly number[]): [number, number] {
  if (command === 'h') return [numbers[0], 0];
  if (command === 'v') return [0, numbers[0]];
  return [numbers[numbers.length - 2], numbers[numbers.length - 1]];
}

/** Rotation and both flags are digits, and no separator follows a flag. */
const arc = (numbers: readonly number[]): string[] => {
  const [rx, ry, turn, large, sweep, dx, dy] = numbers.map(short);
  return [rx, ry, turn, `${large}${sweep}${dx}`, dy];
};
