/** A game on the shelf, without its content. */
export interface Kept {
  /** `level:…`: where the player left that level; `game:…`: kept by name; `own:…`: a level from elsewhere */
  key: string;
  name: string;
  level: string;
  /** ms since 1970 */
  when: number;
  /** bytes */
  size: number;
}

type Row = Kept & { data: ArrayBuffer };

const games = 'games';

/** The browser's database. Every function here fails where the browser keeps nothing, or has no room left. */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('drydock', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(games, { keyPath: 'key' });
    };
    asked.onsuccess = () => {
      resolve(asked.result);
    };
    asked.onerror = asked.onblocked = () => {
      reject(asked.error ?? new Error('blocked'));
    };
  });
}

async function ask<T>(
  mode: IDBTransactionMode,
  question: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(games, mode);
      const asked = question(transaction.objectStore(games));
      transaction.oncomplete = () => {
        resolve(asked.result);
      };
      transaction.onerror = transaction.onabort = () => {
        reject(transaction.error ?? new Error('aborted'));
      };
    });
  } finally {
    database.close();
  }
}

export async function put(row: Omit<Row, 'size'>): Promise<void> {
  await ask('readwrite', (store) => store.put({ ...row, size: row.data.byteLength }));
}

export async function get(key: string): Promise<ArrayBuffer | undefined> {
  return (await ask('readonly', (store) => store.get(key) as IDBRequest<Row | undefined>))?.data;
}

export async function drop(key: string): Promise<void> {
  await ask('readwrite', (store) => store.delete(key));
}

/** What was kept under keys that begin so, the newest first: games by name, unless it says otherwise. */
export async function list(prefix = 'game:'): Promise<Kept[]> {
  const rows = await ask('readonly', (store) => store.getAll() as IDBRequest<Row[]>);
  return rows
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, name, level, when, size }) => ({ key, name, level, when, size }))
    .toSorted((a, b) => b.when - a.when);
}
