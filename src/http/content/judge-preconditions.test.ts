/** The conditions of a request, and which of them wins. */
import { describe, expect, it } from 'vitest';
import { judgePreconditions, mayContinue } from './judge-preconditions.ts';

const IS = { etag: '"abc"', lastModified: new Date('2026-11-21T08:00:00.900Z') };
const SAME = 'Sat, 21 Nov 2026 08:00:00 GMT';
const BEFORE = 'Sat, 21 Nov 2026 07:59:59 GMT';
const AFTER = 'Sat, 21 Nov 2026 08:00:01 GMT';

describe('a request', () => {
  it.each([
    [{}, 'send'],
    [{ 'if-match': '"abc"' }, 'send'],
    [{ 'if-match': '"x", "abc"' }, 'send'],
    [{ 'if-match': '*' }, 'send'],
    [{ 'if-match': '"x"' }, 'failed'],
    [{ 'if-match': 'W/"abc"' }, 'failed'],
    [{ 'if-match': 'abc' }, 'failed'],
    [{ 'if-unmodified-since': SAME }, 'send'],
    [{ 'if-unmodified-since': AFTER }, 'send'],
    [{ 'if-unmodified-since': BEFORE }, 'failed'],
    [{ 'if-unmodified-since': 'yesterday' }, 'send'],
    [{ 'if-match': '"abc"', 'if-unmodified-since': BEFORE }, 'send'],
    [{ 'if-none-match': '"abc"' }, 'not_modified'],
    [{ 'if-none-match': 'W/"abc"' }, 'not_modified'],
    [{ 'if-none-match': '"x", W/"y",  "abc"' }, 'not_modified'],
    [{ 'if-none-match': '*' }, 'not_modified'],
    [{ 'if-none-match': '"x"' }, 'send'],
    [{ 'if-none-match': '"x"', 'if-modified-since': AFTER }, 'send'],
    [{ 'if-modified-since': SAME }, 'not_modified'],
    [{ 'if-modified-since': AFTER }, 'not_modified'],
    [{ 'if-modified-since': BEFORE }, 'send'],
    [{ 'if-modified-since': 'never' }, 'send'],
    [{ 'if-match': '"x"', 'if-none-match': '"abc"' }, 'failed'],
    [{ 'if-match': '"abc"', 'if-none-match': '"abc"' }, 'not_modified'],
  ])('with %j: %s', (headers, verdict) => {
    expect(judgePreconditions(headers, IS)).toBe(verdict);
  });
});

describe('a download', () => {
  it.each([
    [undefined, true],
    ['"abc"', true],
    ['"x"', false],
    ['W/"abc"', false],
    [SAME, true],
    [BEFORE, false],
    [AFTER, false],
    ['abc', false],
    ['', false],
  ])('is continued with If-Range %s: %s', (ifRange, expected) => {
    expect(mayContinue(ifRange, IS)).toBe(expected);
  });
});
