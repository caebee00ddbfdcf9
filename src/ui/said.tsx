/** A text with elements in it, in the reader's language. */
import { Fragment, type ReactNode } from 'react';
import { t } from '../lib/text';

/** `said('It is from {0}.', <Cite />)`: the key's `{0}`, `{1}` … are the elements. */
export function said(text: string, ...parts: readonly ReactNode[]): ReactNode {
  return t(text)
    .split(/\{(\d+)\}/)
    .map((piece, i) => {
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places
      return <Fragment key={i}>{i % 2 === 1 ? parts[Number(piece)] : piece}</Fragment>;
    });
}
