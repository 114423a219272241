/** Places are given in order, never more than there are, and never lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlaces } from './places.ts';

const never = new AbortController().signal;

test('whatever works, fails or gives up waiting, the bound holds and every place comes back', async () => {
  const job = fc.record({
    lastsMs: fc.integer({ min: 0, max: 3 }),
    fails: fc.boolean(),
    abortsAfterMs: fc.option(fc.integer({ min: 0, max: 4 })),
  });
  const parameters = [fc.integer({ min: 1, max: 4 }), fc.array(job, { maxLength: 20 })] as const;
  await fc.assert(
    fc.asyncProperty(...parameters, async (count, jobs) => {
      const places = createPlaces(count);
      let working = 0;
      const run = async ({ lastsMs, fails, abortsAfterMs }: (typeof jobs)[number]) => {
        const signal = abortsAfterMs === null ? never : AbortSignal.timeout(abortsAfterMs);
        await places.occupy(async () => {
          working += 1;
          expect(working).toBeLessThanOrEqual(count);
          await sleep(lastsMs);
          working -= 1;
          if (fails) throw new Error('failed');
        }, signal);
      };
      await Promise.allSettled(jobs.map(run));
      expect(working).toBe(0);
      const all = Array.from({ length: count }, () => places.occupy(async () => 'in', never));
      expect(await Promise.all(all)).toHaveLength(count);
    }),
    { numRuns: 40 },
  );
});

test('who comes first is served first', async () => {
  const places = createPlaces(1);
  const order: number[] = [];
  const jobs = [1, 2, 3].map((number) =>
    places.occupy(async () => {
      await sleep(1);
      order.push(number);
    }, never),
  );
  await Promise.all(jobs);
  expect(order).toEqual([1, 2, 3]);
});

test('an aborted signal does not even begin to wait', async () => {
  const places = createPlaces(1);
  const work = places.occupy(async () => 'done', AbortSignal.abort(new Error('stopped')));
  await expect(work).rejects.toThrow('stopped');
});
