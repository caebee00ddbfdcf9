import { later } from './text';

/** Where a place of a text is, for people: "character 6", of several lines "line 2, character 6". */
export function placeWords(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  const character = (before.at(-1) ?? '').length + 1;
  return text.includes('\n')
    ? later`line ${before.length}, character ${character}`
    : later`character ${character}`;
}
