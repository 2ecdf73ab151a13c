import type { Waiting } from './queue';

const [database, table] = ['est', 'waiting'];

export async function all(): Promise<Waiting[]> {
  return within<Waiting[]>('readonly', rows => rows.getAll());
}

export async function put(waiting: Waiting): Promise<void> {
  await within('readwrite', rows => rows.put(waiting));
}

export async function remove(key: string): Promise<void> {
  await within('readwrite', rows => rows.delete(key));
}

async function within<T>(mode: IDBTransactionMode, ask: (rows: IDBObjectStore) => IDBRequest): Promise<T> {
  const opened = await open();
  try {
    return await new Promise<T>((done, fail) => {
      const transaction = opened.transaction(table, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(table));
      transaction.oncomplete = () => done(request.result as T);
      transaction.onabort = transaction.onerror = () => fail(transaction.error ?? request.error!);
    });
  } finally {
    opened.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'key' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error!);
  });
}
