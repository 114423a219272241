/** Single fields: every accepted spelling, every refusal with the name of the field. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RepriseError } from './errors/reprise-error.ts';
import * as requestFields from './request-fields.ts';

function refusal(read: () => unknown): { code: string; param: string | null; text: string } {
  try {
    read();
  } catch (error) {
    if (!(error instanceof RepriseError)) throw error;
    return { code: error.code, param: error.param, text: error.publicText };
  }
  throw new Error('it was accepted');
}

const readPrompt = (prompt: unknown) => requestFields.readPrompt({ prompt }, 32_000);
const readSeconds = (x: unknown) => requestFields.readOptionalSeconds({ x }, 'x');
const readSize = (x: unknown) => requestFields.readOptionalSize({ x }, 'x');
const readOrder = (x: unknown) => requestFields.readOptionalChoice({ x }, 'x', ['asc', 'desc']);

const LEFT_OUT = [{}, { x: undefined }, { x: null }, { x: '' }];
const NO_TEXT = [0, 1, true, false, [], ['a'], {}, { a: 1 }];

describe('readFields', () => {
  it('takes an object, and nothing for an empty one', () => {
    expect(requestFields.readFields({ a: 1 })).toEqual({ a: 1 });
    expect(requestFields.readFields(undefined)).toEqual({});
  });

  it.each([null, [], 'text', 7, true])('refuses %j', (body) => {
    expect(refusal(() => requestFields.readFields(body)).code).toBe('invalid_json');
  });
});

describe('readPrompt', () => {
  it.each([undefined, null])('misses it when it is %s', (prompt) => {
    expect(refusal(() => readPrompt(prompt))).toMatchObject({
      code: 'missing_parameter',
      param: 'prompt',
    });
  });

  it.each(['', ' ', '\n\t ', '　', ...NO_TEXT])('refuses %j', (prompt) => {
    expect(refusal(() => readPrompt(prompt))).toMatchObject({
      code: 'invalid_parameter',
      param: 'prompt',
    });
  });

  it.each(['🌊', '海', 'a', '👩‍🚀'])('counts code points, not units or letters: %s', (letter) => {
    const points = [...letter].length;
    const most = Math.floor(32_000 / points);
    expect(readPrompt(letter.repeat(most))).toBe(letter.repeat(most));
    const long = refusal(() => readPrompt(letter.repeat(most + 1)));
    expect(long).toMatchObject({ code: 'prompt_too_long', param: 'prompt' });
    expect(long.text).toContain(`${(most + 1) * points} characters; at most 32000`);
  });

  it.each(['a\0b', 'half \ud83c', '\udf0a half'])('refuses what cannot be stored: %j', (prompt) => {
    expect(refusal(() => readPrompt(prompt))).toMatchObject({
      code: 'invalid_parameter',
      param: 'prompt',
    });
  });

  it('never changes a prompt', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, (prompt) => {
        fc.pre(prompt.trim() !== '' && !prompt.includes('\0'));
        expect(readPrompt(prompt)).toBe(prompt);
      }),
    );
  });
});

describe('readOptionalText and readRequiredText', () => {
  it.each(LEFT_OUT)('know that %j has none', (fields) => {
    expect(requestFields.readOptionalText(fields, 'x')).toBeNull();
    const missing = refusal(() => requestFields.readRequiredText(fields, 'x'));
    expect(missing).toMatchObject({ code: 'missing_parameter', param: 'x' });
  });

  it.each(NO_TEXT)('refuse %j', (x) => {
    const wrong = refusal(() => requestFields.readOptionalText({ x }, 'x'));
    const fault = Array.isArray(x) ? 'is a list; exactly one value is allowed' : 'must be a string';
    expect(wrong).toEqual({ code: 'invalid_parameter', param: 'x', text: `'x' ${fault}.` });
  });

  it('bound what they take, so that error texts can repeat it', () => {
    const longest = 'a'.repeat(1024);
    expect(requestFields.readRequiredText({ x: longest }, 'x')).toBe(longest);
    const long = refusal(() => requestFields.readRequiredText({ x: `${longest}a` }, 'x'));
    expect(long).toMatchObject({
      code: 'invalid_parameter',
      text: expect.stringContaining('1024'),
    });
    expect(refusal(() => requestFields.readOptionalText({ x: 'a\0' }, 'x')).param).toBe('x');
  });
});

it('what is sent twice is called that, whatever was to be read', () => {
  const twice = ['8', '8'];
  const readers = [
    () => readPrompt(twice),
    () => requestFields.readRequiredText({ x: twice }, 'x'),
    () => readSeconds(twice),
    () => readSize(twice),
    () => readOrder(['asc', 'asc']),
    () => requestFields.readOptionalInteger({ x: twice }, 'x', { min: 0, max: 100 }),
  ];
  for (const read of readers) {
    const { code, text } = refusal(read);
    expect(code).toBe('invalid_parameter');
    expect(text).toMatch(
      /^'(x|prompt)' was sent 2 times, or as a list; exactly one value is allowed\.$/,
    );
  }
});

describe('readOptionalSeconds', () => {
  it.each(LEFT_OUT)('knows that %j has none', (fields) => {
    expect(requestFields.readOptionalSeconds(fields, 'x')).toBeNull();
  });

  it('takes whole seconds in every spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (seconds) => {
        const spellings = [seconds, `${seconds}`, `${seconds}s`, `${seconds}.0`, `${seconds}.00s`];
        for (const spelling of [...spellings, ` ${seconds} `, `0${seconds}`.slice(-4)]) {
          expect(readSeconds(spelling)).toBe(seconds);
        }
      }),
    );
  });

  it.each([
    8.5,
    '8.5',
    '-8',
    -8,
    '8 s',
    '8ms',
    'eight',
    '1e1',
    1e21,
    NaN,
    Infinity,
    '٨',
    true,
    [8],
    {},
    '12345',
  ])('refuses %j', (value) => {
    expect(refusal(() => readSeconds(value))).toMatchObject({
      code: 'invalid_parameter',
      param: 'x',
    });
  });
});

describe('readOptionalSize', () => {
  it('takes width and height with any of the signs between them', () => {
    const side = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(side, side, fc.constantFrom('x', 'X', '×', '*'), (width, height, sign) => {
        expect(readSize(`${width}${sign}${height}`)).toEqual({ width, height });
        expect(readSize(` ${width}${sign}${height} `)).toEqual({ width, height });
      }),
    );
  });

  it.each(['1280', '1280x', 'x720', '1280x720x3', '16:9', '-1x1', '1.5x2', '720p', '123456x1'])(
    'refuses %j',
    (value) => {
      expect(refusal(() => readSize(value))).toMatchObject({
        code: 'invalid_parameter',
        param: 'x',
      });
    },
  );

  it.each(NO_TEXT)('refuses %j', (value) => {
    expect(refusal(() => readSize(value)).param).toBe('x');
  });
});

describe('readOptionalInteger', () => {
  const bounds = { min: 0, max: 100 };
  const read = (x: unknown) => requestFields.readOptionalInteger({ x }, 'x', bounds);

  it.each([
    [0, 0],
    ['0', 0],
    [100, 100],
    ['100', 100],
    ['007', 7],
    [20, 20],
  ])('reads %j', (x, value) => {
    expect(read(x)).toBe(value);
  });

  it.each(LEFT_OUT)('knows that %j has none', (fields) => {
    expect(requestFields.readOptionalInteger(fields, 'x', bounds)).toBeNull();
  });

  it.each([
    -1,
    101,
    '-1',
    '101',
    1.5,
    '1.5',
    ' ',
    '1e1',
    '0x1',
    'ten',
    NaN,
    true,
    {},
    '9'.repeat(400),
  ])('refuses %j', (value) => {
    const wrong = refusal(() => read(value));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'x' });
    expect(wrong.text).toContain('from 0 to 100');
  });
});

describe('readOptionalBoolean', () => {
  const read = (x: unknown) => requestFields.readOptionalBoolean({ x }, 'x');

  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [null, null],
    ['', null],
    [undefined, null],
  ])('reads %j', (x, value) => {
    expect(read(x)).toBe(value);
  });

  it.each([1, 0, 'yes', 'TRUE', [true], {}])('refuses %j', (value) => {
    const wrong = refusal(() => read(value));
    expect(wrong).toMatchObject({ code: 'invalid_parameter', param: 'x' });
  });
});

describe('readOptionalChoice', () => {
  it('reads a choice, or none', () => {
    expect([readOrder('asc'), readOrder('desc'), readOrder(null), readOrder('')]).toEqual([
      'asc',
      'desc',
      null,
      null,
    ]);
  });

  it.each(['ASC', 'up', 'toString', 1, ['asc']])('refuses %j', (value) => {
    expect(refusal(() => readOrder(value)).param).toBe('x');
  });
});
