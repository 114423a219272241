/** Lookups of one turn share a batch; each caller gets its own answer or the batch's error. */
import { expect, it } from 'vitest';
import { coalesce } from './coalesce.ts';

function recorded(load: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>) {
  const batches: (readonly string[])[] = [];
  const get = coalesce(async (ids) => {
    batches.push(ids);
    return await load(ids);
  });
  return { batches, get };
}

const upperCase = async (ids: readonly string[]) =>
  new Map(ids.filter((id) => id !== 'missing').map((id) => [id, id.toUpperCase()]));

it('asks once for everybody who asks in one turn, and once for each id', async () => {
  const { batches, get } = recorded(upperCase);
  const values = await Promise.all([
    get('a'),
    get('b'),
    get('a'),
    Promise.resolve().then(() => get('c')),
  ]);
  expect(values).toEqual(['A', 'B', 'A', 'C']);
  expect(batches).toEqual([['a', 'b', 'c']]);
});

it('starts a new batch for those who come while one is under way', async () => {
  const gate = Promise.withResolvers<void>();
  const { batches, get } = recorded(async (ids) => {
    if (ids.includes('slow')) await gate.promise;
    return await upperCase(ids);
  });
  const slow = get('slow');
  await new Promise(setImmediate);
  expect(await get('slow-too')).toBe('SLOW-TOO');
  gate.resolve();
  expect(await slow).toBe('SLOW');
  expect(batches).toEqual([['slow'], ['slow-too']]);
});

it('gives undefined for what the batch does not know', async () => {
  const { get } = recorded(upperCase);
  expect(await Promise.all([get('missing'), get('a')])).toEqual([undefined, 'A']);
});

it('fails everybody of a batch that fails, and nobody after', async () => {
  let isBroken = true;
  const { get } = recorded(async (ids) => {
    if (isBroken) throw new Error('the database is away');
    return await upperCase(ids);
  });
  const outcomes = await Promise.allSettled([get('a'), get('b'), get('a')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  isBroken = false;
  expect(await get('a')).toBe('A');
});

it('holds ids that are names of every object', async () => {
  const { get } = recorded(upperCase);
  const ids = ['__proto__', 'constructor', 'toString'];
  expect(await Promise.all(ids.map(get))).toEqual(['__PROTO__', 'CONSTRUCTOR', 'TOSTRING']);
});
