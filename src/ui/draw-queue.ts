/**
 * One queue for all plots: in each animation frame as many are drawn as fit, the others in the
 * next, so that a change that concerns every plot never becomes one long task.
 */
import { now } from '../lib/clock';

/** Ms of drawing in one frame before the rest waits for the next. */
const BUDGET = 10;

const waiting = new Set<() => void>();
let request = 0;

function drawSome(): void {
  request = 0;
  const start = now();
  for (const draw of [...waiting]) {
    waiting.delete(draw);
    draw();
    if (now() - start > BUDGET) break;
  }
  if (waiting.size > 0) request = requestAnimationFrame(drawSome);
}

/** Draws in the next animation frame that has room; asking twice draws once. */
export function enqueue(draw: () => void): void {
  waiting.add(draw);
  if (request === 0) request = requestAnimationFrame(drawSome);
}

/** Forgets a draw that has not happened. */
export function dequeue(draw: () => void): void {
  waiting.delete(draw);
}
