/** What may be asked of a model, and how a refusal says what is allowed. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultModels, RepriseError, type ModelCapabilities } from '../core/index.ts';
import { chooseDuration, chooseExtendedDuration, findModel } from './check-capabilities.ts';

const { capabilities } = findModel(defaultModels(), 'sora-2');
const allowing = (extensionsSeconds: readonly number[]): ModelCapabilities => ({
  ...capabilities,
  extensionsSeconds,
});

function refusal(ask: () => number): { code: string; param: string | null; text: string } {
  try {
    ask();
  } catch (error) {
    if (!(error instanceof RepriseError)) throw error;
    return { code: error.code, param: error.param, text: error.publicText };
  }
  throw new Error('it was allowed');
}

describe('an extension', () => {
  const seconds = fc.integer({ min: 0, max: 200 });

  test('is as long as was asked, within the length of one and of the whole', () => {
    fc.assert(
      fc.property(seconds, seconds, fc.boolean(), (sourceSeconds, addedSeconds, keepsSource) => {
        const total = sourceSeconds + addedSeconds;
        const ask = () =>
          chooseExtendedDuration(capabilities, sourceSeconds, { addedSeconds, keepsSource });
        if (addedSeconds < 4 || addedSeconds > 20) {
          const text = "'seconds' must be a whole number from 4 to 20.";
          expect(refusal(ask)).toEqual({ code: 'invalid_parameter', param: 'seconds', text });
        } else if (total > 120) {
          expect(refusal(ask)).toMatchObject({ code: 'extension_too_long', param: 'seconds' });
        } else {
          expect(ask()).toBe(keepsSource ? total : addedSeconds);
        }
      }),
    );
  });

  it('that would be too long is told how long, and of what', () => {
    const extension = { addedSeconds: 20, keepsSource: false };
    expect(refusal(() => chooseExtendedDuration(capabilities, 104, extension)).text).toBe(
      "The source's 104 s and 20 s more would be 124 s; at most 120 s are allowed.",
    );
  });

  it.each([
    [[20, 4, 8, 12, 16], 'one of: 4, 8, 12, 16, 20'],
    [[4, 5, 6], 'one of: 4, 5, 6'],
    [[4, 5, 6, 7, 8, 10], 'one of: 4, 5, 6, 7, 8, 10'],
    [[9, 4, 5, 6, 7, 8, 8], 'a whole number from 4 to 9'],
    [[7], 'one of: 7'],
  ])('%j allows %s', (lengths, allowed) => {
    const ask = () =>
      chooseExtendedDuration(allowing(lengths), 8, { addedSeconds: 3, keepsSource: true });
    expect(refusal(ask).text).toBe(`'seconds' must be ${allowed}.`);
  });
});

it('a new video has one of the lengths that its model has', () => {
  expect([chooseDuration(capabilities, null), chooseDuration(capabilities, 12)]).toEqual([4, 12]);
  expect(refusal(() => chooseDuration(capabilities, 5)).text).toBe(
    "'seconds' (or 'duration') must be one of: 4, 8, 12.",
  );
});
