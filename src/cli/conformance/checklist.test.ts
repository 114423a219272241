import { expect, it } from 'vitest';
import { ForbiddenAddressError, UnreachableError } from '../../lib/http-client/index.ts';
import { createChecklist, type CheckResult } from './checklist.ts';
import { ConformanceFailure } from './conformance-failure.ts';
import { SkippedCheck } from './skipped-check.ts';

function reject(error: Error): () => Promise<never> {
  return async () => {
    throw error;
  };
}

it('keeps what came of each check, in order, and tells it at once', async () => {
  const heard: CheckResult[] = [];
  const list = createChecklist('openai', (result) => heard.push(result));
  const value = await list.check('good', async (tell) => {
    tell('measured');
    return 7;
  });
  const none = await list.check('bad', reject(new ConformanceFailure("'id' is absent")));
  await list.check(
    'silent',
    reject(new UnreachableError('no answer', { cause: new Error('reset') })),
  );
  await list.check('link', reject(new ForbiddenAddressError('10.0.0.1')));
  await list.check('moot', reject(new SkippedCheck('it was ready at once')));
  await list.checkWith(value, 'built', async (given, tell) => tell(`on ${given}`));
  await list.checkWith(none, 'unbuilt', reject(new Error('this does not run')));
  list.skip('left out', 'too slow');
  expect(heard).toEqual(list.results);
  expect(heard.map(({ feature, outcome, detail }) => [feature, outcome, detail])).toEqual([
    ['good', 'pass', 'measured'],
    ['bad', 'fail', "'id' is absent"],
    ['silent', 'fail', 'no answer: reset'],
    ['link', 'fail', new ForbiddenAddressError('10.0.0.1').message],
    ['moot', 'skip', 'it was ready at once'],
    ['built', 'pass', 'on 7'],
    ['unbuilt', 'skip', 'a check that this one builds on did not pass'],
    ['left out', 'skip', 'too slow'],
  ]);
});

it('does not blame the gateway for what is our own fault, or for being stopped', async () => {
  const list = createChecklist('openai', () => {});
  await expect(list.check('x', reject(new TypeError('ours')))).rejects.toThrow('ours');
  expect(list.results).toEqual([]);
});
