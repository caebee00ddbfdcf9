/** Files that were dropped somewhere on the page, until the data box is there to read them. */

let waiting: readonly File[] | null = null;
let reader: ((files: readonly File[]) => void) | null = null;

export function giveFiles(files: readonly File[]): void {
  if (reader) reader(files);
  else waiting = files;
}

/** Reads what is given from now on, and what was given before; returns how to stop. */
export function onGivenFiles(read: (files: readonly File[]) => void): () => void {
  reader = read;
  if (waiting) read(waiting);
  waiting = null;
  return () => {
    if (reader === read) reader = null;
  };
}

/** Whether the data box reads files of that name. */
export const isData = ({ name }: { readonly name: string }): boolean =>
  /\.(np[yz]|csv|tsv|txt|tab)$/i.test(name);
