/**
 * One selection, shared by every plot. Hovering sets it for a moment, a click pins it.
 * Ids are zero-based; people see them one-based.
 */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'neuron'; readonly parent: number; readonly wide?: true }
  | { readonly kind: 'clause'; readonly group: number }
  | { readonly kind: 'input'; readonly input: number }
  | {
      readonly kind: 'weight';
      readonly parent: number;
      readonly input: number;
      /** Of the wide network beside the dense one, whose neurons are nobody’s children. */
      readonly wide?: true;
    };

export const NO_SELECTION: Selection = { kind: 'none' };

/** The neuron it is about, of the dense network (or its children) or of a wide one; −1 for none. */
export const neuronOf = (s: Selection, wide: boolean): number =>
  (s.kind === 'neuron' || s.kind === 'weight') && (s.wide === true) === wide ? s.parent : -1;

/**
 * Text form for links: '' | n<parent> | c<group> | i<input> | w<parent>.<input>, one-based; N and W
 * for the neurons of a wide network.
 */
export function formatSelection(s: Selection): string {
  switch (s.kind) {
    case 'none':
      return '';
    case 'neuron':
      return `${s.wide ? 'N' : 'n'}${s.parent + 1}`;
    case 'clause':
      return `c${s.group + 1}`;
    case 'input':
      return `i${s.input + 1}`;
    case 'weight':
      return `${s.wide ? 'W' : 'w'}${s.parent + 1}.${s.input + 1}`;
    default:
      return s satisfies never;
  }
}

/** The inverse of `formatSelection`; null on anything else. */
export function parseSelection(text: string): Selection | null {
  if (text === '') return NO_SELECTION;
  const match = /^([nNciwW])([1-9]\d{0,3})(?:\.([1-9]\d{0,3}))?$/.exec(text);
  if (!match) return null;
  const [, letter, one, two] = match;
  const first = Number(one) - 1;
  const wide = letter === 'N' || letter === 'W' ? { wide: true as const } : {};
  if (letter === 'w' || letter === 'W') {
    return two ? { kind: 'weight', parent: first, input: Number(two) - 1, ...wide } : null;
  }
  if (two) return null;
  if (letter === 'n' || letter === 'N') return { kind: 'neuron', parent: first, ...wide };
  return letter === 'c' ? { kind: 'clause', group: first } : { kind: 'input', input: first };
}
