/** Rows in the browser's IndexedDB, shared by the tabs of this page. */
import type { RunStorage } from './storage';

const DATABASE = 'fpe-explorer-runs';
const STORE = 'runs';

/** `onGone`: the connection was closed by whoever else wants the database, or by the browser. */
function opened(onGone: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => {
      // A newer page may want to change the database: it does not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        onGone();
      };
      // Storage that a person cleared meanwhile.
      request.result.onclose = onGone;
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another tab holds the database'));
  });
}

/** Asks for nothing before the first edit. */
export function indexedDbStorage(): RunStorage {
  let database: Promise<IDBDatabase> | null = null;
  let heard: () => void = () => {};
  const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE);
  if (tabs) tabs.onmessage = () => heard();

  const edit: RunStorage['edit'] = async (change) => {
    // A connection that is gone is made again with the next edit.
    database ??= opened(() => {
      database = null;
    });
    const writing = (await database).transaction(STORE, 'readwrite');
    const rows = writing.objectStore(STORE);
    return new Promise((resolve, reject) => {
      let after: readonly unknown[] = [];
      let wrote = false;
      const all = rows.getAll();
      all.onsuccess = () => {
        try {
          const { put, drop } = change(all.result);
          for (const id of drop) rows.delete(id as IDBValidKey);
          for (const row of put) rows.put(row);
          wrote = put.length + drop.length > 0;
        } catch (error) {
          reject(error);
          writing.abort();
          return;
        }
        const rest = rows.getAll();
        rest.onsuccess = () => {
          after = rest.result;
        };
      };
      writing.oncomplete = () => {
        if (wrote) tabs?.postMessage('changed');
        resolve(after);
      };
      writing.onabort = () => reject(writing.error ?? new Error('the write was given up'));
    });
  };

  return {
    edit,
    onChange(listener) {
      heard = listener;
    },
    close() {
      tabs?.close();
      database?.then(
        (open) => open.close(),
        () => {},
      );
    },
  };
}
