import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const NAMES = ['secret', 'scopes', 'models', 'dialect', 'queueDepth', 'id'];

describe('nearestName', () => {
  it.each([
    ['secrt', 'secret'],
    ['secrets', 'secret'],
    ['scope', 'scopes'],
    ['scoeps', 'scopes'],
    ['Models', 'models'],
    ['queue_depth', 'queueDepth'],
    ['queuedepth', 'queueDepth'],
    ['di', 'id'],
    ['dailect', 'dialect'],
  ])('%s is %s', (name, expected) => {
    expect(nearestName(name, NAMES)).toBe(expected);
  });

  it.each(['', 'password', 'xyz', 'x'.repeat(10_000)])('%s is nothing that is known', (name) => {
    expect(nearestName(name, NAMES)).toBeNull();
  });

  it('is the name itself when it is allowed, and always one of those allowed', () => {
    fc.assert(fc.property(fc.constantFrom(...NAMES), (name) => nearestName(name, NAMES) === name));
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, allowed) => {
        const nearest = nearestName(name, allowed);
        return nearest === null || allowed.includes(nearest);
      }),
    );
  });
});
