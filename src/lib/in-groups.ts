/** Does together what is asked for one by one: what comes while groups are under way is the next. */

interface Waiter<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

export interface GroupBounds {
  readonly mostMembers: number;
  readonly mostGroups: number;
}

/**
 * Nobody waits for a timer: a group leaves on the next turn of the event loop, with whoever has come
 * by then, unless as many are under way as may be. `work` gives one result for each of its items, in
 * their order; if it fails, it fails for each of them.
 */
export function inGroups<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { mostMembers, mostGroups }: GroupBounds,
): (item: Item) => Promise<Result> {
  const waiting: Waiter<Item, Result>[] = [];
  let groups = 0;
  let isLeaving = false;

  function start(): void {
    if (isLeaving || groups === mostGroups || waiting.length === 0) return;
    isLeaving = true;
    setImmediate(() => {
      isLeaving = false;
      groups += 1;
      void run(waiting.splice(0, mostMembers));
      start();
    });
  }

  async function run(members: readonly Waiter<Item, Result>[]): Promise<void> {
    try {
      const results = await work(members.map(({ item }) => item));
      for (const [index, { resolve, reject }] of members.entries()) {
        if (index < results.length) resolve(results[index] as Result);
        else reject(new Error('a group gave fewer results than it has members'));
      }
    } catch (error) {
      for (const { reject } of members) reject(error);
    }
    groups -= 1;
    start();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      start();
    });
}
