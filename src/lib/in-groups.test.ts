/** What is asked for together is done together, within bounds, and by nobody twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inGroups, type Grouping } from './in-groups.ts';

const BOUNDS: Grouping<number> = { mostMembers: 3, mostGroups: 2, subjectOf: String };

/** Groups that end when the test says so. */
function directed(bounds: Partial<Grouping<number>> = {}) {
  const groups: (readonly number[])[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const join = inGroups<number, number>(
    async (items) => {
      const end = Promise.withResolvers<void>();
      groups.push(items);
      ends.push(end);
      await end.promise;
      return items.map((item) => item * 10);
    },
    { ...BOUNDS, ...bounds },
  );
  return { groups, ends, join };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a group', () => {
  it('of one leaves at once', async () => {
    const { groups, ends, join } = directed();
    const answer = join(1);
    await turn();
    expect(groups).toEqual([[1]]);
    ends[0]?.resolve();
    expect(await answer).toBe(10);
  });

  it('is made of what comes in one turn, at most so many, and each gets its own result', async () => {
    const { groups, ends, join } = directed();
    const answers = Promise.all([1, 2, 3, 4].map(join));
    await turn();
    await turn();
    expect(groups).toEqual([[1, 2, 3], [4]]);
    for (const { resolve } of ends) resolve();
    expect(await answers).toEqual([10, 20, 30, 40]);
  });

  it('is made of what has come while as many as may be were under way', async () => {
    const { groups, ends, join } = directed({ mostMembers: 10, mostGroups: 1 });
    const answers = [join(1)];
    await turn();
    answers.push(join(2));
    await turn();
    answers.push(join(3));
    await turn();
    expect(groups).toEqual([[1]]);
    ends[0]?.resolve();
    await answers[0];
    await turn();
    expect(groups).toEqual([[1], [2, 3]]);
    ends[1]?.resolve();
    expect(await Promise.all(answers)).toEqual([10, 20, 30]);
  });

  it('has nothing of a subject that another has, and leaves without it', async () => {
    const subjectOf = (item: number) => String(item % 2);
    const { groups, ends, join } = directed({ mostMembers: 10, subjectOf });
    const answers = [join(1)];
    await turn();
    answers.push(...[3, 2, 5, 4].map(join));
    await turn();
    expect(groups).toEqual([[1], [2, 4]]);
    ends[0]?.resolve();
    await answers[0];
    await turn();
    expect(groups).toEqual([[1], [2, 4], [3, 5]]);
    for (const { resolve } of ends) resolve();
    expect(await Promise.all(answers)).toEqual([10, 30, 20, 50, 40]);
  });

  it('that fails, fails for its members and nobody else', async () => {
    const join = inGroups<number, number>(
      async (items) => {
        if (items.includes(2)) throw new Error('no');
        return items;
      },
      { ...BOUNDS, mostMembers: 2, mostGroups: 1 },
    );
    const ends = await Promise.allSettled([1, 2, 3].map(join));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await join(4)).toBe(4);
  });

  it('that forgets a member tells it so', async () => {
    const join = inGroups<number, number>(async (items) => items.slice(1), BOUNDS);
    const ends = await Promise.allSettled([1, 2].map(join));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});

it('everything is done once, of each subject in the order in which it came, within the bounds', async () => {
  const bounds = fc.record({
    mostMembers: fc.integer({ min: 1, max: 5 }),
    mostGroups: fc.integer({ min: 1, max: 3 }),
  });
  const waves = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(bounds, waves, async ({ mostMembers, mostGroups }, sizes) => {
      const done: number[] = [];
      let underWay = 0;
      const subjects = new Set<number>();
      const join = inGroups<number, number>(
        async (items) => {
          underWay += 1;
          expect(underWay).toBeLessThanOrEqual(mostGroups);
          expect(items.length).toBeGreaterThan(0);
          expect(items.length).toBeLessThanOrEqual(mostMembers);
          const own = new Set(items.map((item) => item % 3));
          for (const subject of own) expect(subjects.has(subject)).toBe(false);
          for (const subject of own) subjects.add(subject);
          done.push(...items);
          await turn();
          underWay -= 1;
          for (const subject of own) subjects.delete(subject);
          return items;
        },
        { mostMembers, mostGroups, subjectOf: (item) => String(item % 3) },
      );
      const answers: Promise<number>[] = [];
      for (const size of sizes) {
        for (let index = 0; index < size; index += 1) answers.push(join(answers.length));
        await turn();
      }
      const all = answers.map((_, index) => index);
      expect(await Promise.all(answers)).toEqual(all);
      for (const subject of [0, 1, 2]) {
        const isOfIt = (item: number) => item % 3 === subject;
        expect(done.filter(isOfIt)).toEqual(all.filter(isOfIt));
      }
      expect(done.length).toBe(all.length);
    }),
  );
});
