/** What is asked for together is done together, within bounds, and by nobody twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inGroups } from './in-groups.ts';

/** Groups that end when the test says so. */
function directed(bounds = { mostMembers: 3, mostGroups: 2 }) {
  const groups: (readonly number[])[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const join = inGroups<number, number>(async (items) => {
    const end = Promise.withResolvers<void>();
    groups.push(items);
    ends.push(end);
    await end.promise;
    return items.map((item) => item * 10);
  }, bounds);
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

  it('that fails, fails for its members and nobody else', async () => {
    const join = inGroups<number, number>(
      async (items) => {
        if (items.includes(2)) throw new Error('no');
        return items;
      },
      { mostMembers: 2, mostGroups: 1 },
    );
    const ends = await Promise.allSettled([1, 2, 3].map(join));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await join(4)).toBe(4);
  });

  it('that forgets a member tells it so', async () => {
    const join = inGroups<number, number>(async (items) => items.slice(1), {
      mostMembers: 2,
      mostGroups: 1,
    });
    const ends = await Promise.allSettled([1, 2].map(join));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});

it('everything is done once, in the order in which it came, within the bounds', async () => {
  const bounds = fc.record({
    mostMembers: fc.integer({ min: 1, max: 5 }),
    mostGroups: fc.integer({ min: 1, max: 3 }),
  });
  const waves = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(bounds, waves, async ({ mostMembers, mostGroups }, sizes) => {
      const done: number[] = [];
      let underWay = 0;
      const join = inGroups<number, number>(
        async (items) => {
          underWay += 1;
          expect(underWay).toBeLessThanOrEqual(mostGroups);
          expect(items.length).toBeGreaterThan(0);
          expect(items.length).toBeLessThanOrEqual(mostMembers);
          done.push(...items);
          await turn();
          underWay -= 1;
          return items;
        },
        { mostMembers, mostGroups },
      );
      const answers: Promise<number>[] = [];
      for (const size of sizes) {
        for (let index = 0; index < size; index += 1) answers.push(join(answers.length));
        await turn();
      }
      const all = answers.map((_, index) => index);
      expect(await Promise.all(answers)).toEqual(all);
      expect(done).toEqual(all);
    }),
  );
});
