export interface SavedFile {
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly data: string | Uint8Array<ArrayBuffer>;
}

/** Hands a file to the browser's downloads; nothing leaves the machine. */
export function download({ name, type, data }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([data], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
