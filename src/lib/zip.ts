/** Files in a ZIP archive, through fflate: whoever imports this fetches that library. */
import { strToU8, type ZippableFile, zipSync } from 'fflate';

/** The oldest time a ZIP can name, so that equal files give equal bytes on every day. */
const TIME = '1980-01-02T00:00:00';

/** The archive of these files, by name; texts as UTF-8. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, data]): [string, ZippableFile] => [
    name,
    // A PNG is compressed already.
    [typeof data === 'string' ? strToU8(data) : data, { level: name.endsWith('.png') ? 0 : 6 }],
  ]);
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: TIME }));
}
