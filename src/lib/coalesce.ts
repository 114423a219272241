/** Joins lookups by id that arrive in one turn of the event loop into a single batch. */

interface Waiter<Value> {
  resolve(value: Value | undefined): void;
  reject(error: unknown): void;
}

/**
 * Many clients poll at once; one query for all of them costs little more than one query for one.
 * The batch leaves on the next turn, not after a timer: a timer would add its whole length to
 * every request of a client that waits for each answer. A value that the batch does not return is
 * `undefined`; a failed batch fails each of its callers.
 */
export function coalesce<Value>(
  loadMany: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (id: string) => Promise<Value | undefined> {
  let waiting: Map<string, Waiter<Value>[]> | null = null;

  async function flush(batch: Map<string, Waiter<Value>[]>): Promise<void> {
    try {
      const values = await loadMany([...batch.keys()]);
      for (const [id, waiters] of batch) {
        for (const waiter of waiters) waiter.resolve(values.get(id));
      }
    } catch (error) {
      for (const waiters of batch.values()) {
        for (const waiter of waiters) waiter.reject(error);
      }
    }
  }

  return (id) =>
    new Promise((resolve, reject) => {
      if (waiting === null) {
        const batch = new Map<string, Waiter<Value>[]>();
        waiting = batch;
        setImmediate(() => {
          waiting = null;
          void flush(batch);
        });
      }
      const waiters = waiting.get(id);
      if (waiters === undefined) waiting.set(id, [{ resolve, reject }]);
      else waiters.push({ resolve, reject });
    });
}
