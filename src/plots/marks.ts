/**
 * The mark of a method in a scatterplot: its colour and a shape of its own, so that points never
 * differ by colour alone. Made from the register, so that a method added to it has one too.
 */
import { METHODS, type Method } from '../methods';
import { disc, tenth } from './svg';

/** Corners around the origin, x then y; all have about the area of the unit disc. */
type Shape = readonly number[];

/** A regular polygon, its first corner at that angle in turns, 0 being to the right. */
function polygon(corners: number, turn: number, radius: number, inner = radius): Shape {
  const count = inner === radius ? corners : 2 * corners;
  return Array.from({ length: count }, (_, k) => {
    const angle = 2 * Math.PI * (turn + k / count);
    const r = k % 2 === 1 && inner !== radius ? inner : radius;
    return [r * Math.cos(angle), r * Math.sin(angle)];
  }).flat();
}

const SQUARE = polygon(4, 1 / 8, 1.25);
const DIAMOND = polygon(4, 0, 1.3);

/** For methods without a colour of their own, in the order of the register. */
const OTHERS: readonly Shape[] = [
  polygon(3, -1 / 4, 1.5),
  polygon(3, 1 / 4, 1.5),
  polygon(3, 0, 1.5),
  polygon(3, 1 / 2, 1.5),
  polygon(4, 0, 1.6, 0.65),
  polygon(5, -1 / 4, 1.6, 0.75),
  polygon(4, 1 / 8, 1.7, 0.6),
  polygon(5, -1 / 4, 1.2),
  polygon(6, 0, 1.15),
  polygon(3, -1 / 4, 1.6, 0.6),
  polygon(6, 0, 1.5, 0.85),
  [-1.3, -1.1, 1.3, -1.1, -1.3, 1.1, 1.3, 1.1],
  [-1.1, -1.3, 1.1, 1.3, 1.1, -1.3, -1.1, 1.3],
];

/** Of splits by groups that the weights make: near the disc of those by clauses. */
const OCTAGON = polygon(8, 1 / 16, 1.3, 0.95);

/** null for the disc. */
function shapeOf({ id, color, groups }: Method): Shape | null {
  if (color === 'clause') return groups === 'features' ? OCTAGON : null;
  if (color === 'dense') return SQUARE;
  if (color === 'random') return DIAMOND;
  const others = METHODS.filter((m: Method) => m.color === 'other');
  const place = others.findIndex((m) => m.id === id);
  return OTHERS[Math.max(0, place) % OTHERS.length];
}

/** Path of a method's mark around a point, about as large as a disc of radius `r`. */
export function markPath(method: Method, x: number, y: number, r: number): string {
  const shape = shapeOf(method);
  if (!shape) return disc(x, y, r);
  let d = '';
  for (let k = 0; k < shape.length; k += 2) {
    d += `${k === 0 ? 'M' : 'L'}${tenth(x + r * shape[k])},${tenth(y + r * shape[k + 1])}`;
  }
  return `${d}z`;
}

/** Colour of a method's text: the dense grey is too light for letters. */
export const textColor = ({ color }: Method): string => (color === 'dense' ? 'ink-3' : color);
