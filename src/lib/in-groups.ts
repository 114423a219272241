/** Does together what is asked for one by one: what comes while groups are under way is the next. */

interface Waiter<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

export interface Grouping<Item> {
  readonly mostMembers: number;
  readonly mostGroups: number;
  /** What all items of one subject need for themselves: no two groups under way have the same. */
  subjectOf(item: Item): string;
}

/**
 * Nobody waits for a timer: a group leaves on the next turn of the event loop, with whoever has come
 * by then, unless as many are under way as may be. `work` gives one result for each of its items, in
 * their order; if it fails, it fails for each of them.
 */
export function inGroups<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { mostMembers, mostGroups, subjectOf }: Grouping<Item>,
): (item: Item) => Promise<Result> {
  let waiting: Waiter<Item, Result>[] = [];
  const subjectsUnderWay = new Set<string>();
  let groups = 0;
  let isLeaving = false;

  function start(): void {
    if (isLeaving || groups === mostGroups || waiting.length === 0) return;
    isLeaving = true;
    setImmediate(() => {
      isLeaving = false;
      const members = takeMembers();
      if (members.length === 0) return;
      void run(members);
      start();
    });
  }

  function takeMembers(): Waiter<Item, Result>[] {
    const members: Waiter<Item, Result>[] = [];
    waiting = waiting.filter((waiter) => {
      const mustWait =
        members.length === mostMembers || subjectsUnderWay.has(subjectOf(waiter.item));
      if (!mustWait) members.push(waiter);
      return mustWait;
    });
    return members;
  }

  async function run(members: readonly Waiter<Item, Result>[]): Promise<void> {
    const items = members.map(({ item }) => item);
    groups += 1;
    for (const item of items) subjectsUnderWay.add(subjectOf(item));
    try {
      const results = await work(items);
      for (const [index, { resolve, reject }] of members.entries()) {
        if (index < results.length) resolve(results[index] as Result);
        else reject(new Error('a group gave fewer results than it has members'));
      }
    } catch (error) {
      for (const { reject } of members) reject(error);
    }
    groups -= 1;
    for (const item of items) subjectsUnderWay.delete(subjectOf(item));
    start();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      start();
    });
}
