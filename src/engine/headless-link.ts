/** Links of runs without a page: read strictly, as nobody is there to see a notice. */
import { type Decoded, decode } from '../spec/permalink';
import * as formulas from '../tasks/formula/core';
import { provideFormulas } from '../tasks/formula-core';

// Links are read at once here, whatever their task.
provideFormulas(formulas);

/** A link that does not say a valid run; the message names the keys. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

/** Decodes a link; throws LinkError on any value that a page would have replaced. */
export function decodeStrictly(link: string): Decoded {
  const decoded = decode(link);
  if (decoded.notices.length > 0)
    throw new LinkError(decoded.notices.map((n) => `${n.key}: ${n.reason}`).join('; '));
  return decoded;
}
