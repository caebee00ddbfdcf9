/**
 * One selection, shared by every plot. Hovering sets it for a moment, a click pins it.
 * Ids are zero-based; people see them one-based.
 */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'neuron'; readonly parent: number }
  | { readonly kind: 'clause'; readonly group: number }
  | { readonly kind: 'input'; readonly input: number }
  | { readonly kind: 'weight'; readonly parent: number; readonly input: number };

export const NO_SELECTION: Selection = { kind: 'none' };

/** Text form for links: '' | n<parent> | c<group> | i<input> | w<parent>.<input>, one-based. */
export function formatSelection(s: Selection): string {
  switch (s.kind) {
    case 'none':
      return '';
    case 'neuron':
      return `n${s.parent + 1}`;
    case 'clause':
      return `c${s.group + 1}`;
    case 'input':
      return `i${s.input + 1}`;
    case 'weight':
      return `w${s.parent + 1}.${s.input + 1}`;
    default:
      return s satisfies never;
  }
}

/** The inverse of `formatSelection`; null on anything else. */
export function parseSelection(text: string): Selection | null {
  if (text === '') return NO_SELECTION;
  const match = /^([nciw])([1-9]\d{0,3})(?:\.([1-9]\d{0,3}))?$/.exec(text);
  if (!match) return null;
  const first = Number(match[2]) - 1;
  if (match[1] === 'w') {
    return match[3] ? { kind: 'weight', parent: first, input: Number(match[3]) - 1 } : null;
  }
  if (match[3]) return null;
  if (match[1] === 'n') return { kind: 'neuron', parent: first };
  return match[1] === 'c' ? { kind: 'clause', group: first } : { kind: 'input', input: first };
}
