/** Lists and lookups as every SDK of the Videos API writes them. */
import { describe, expect, it } from 'vitest';
import { refusal, request } from '../../../test/support/dialect-request.ts';
import { decodeDelete, decodeGet, decodeList, decodeOpenContent } from './decode-lookups.ts';

const list = (query: Record<string, unknown>) => decodeList(request({ query }));

describe('list', () => {
  it('is the newest twenty unless it is told otherwise', () => {
    expect(list({})).toEqual({ kind: 'list', after: null, limit: 20, order: 'desc' });
    const told = { after: 'video_1', limit: '100', order: 'asc' };
    expect(list(told)).toEqual({ kind: 'list', after: 'video_1', limit: 100, order: 'asc' });
    expect(list({ limit: '0' }).limit).toBe(0);
  });

  it.each([
    ['limit', '-1'],
    ['limit', '101'],
    ['limit', '2.5'],
    ['limit', 'all'],
    ['limit', ['1', '2']],
    ['order', 'up'],
    ['order', 'DESC'],
    ['after', ['a', 'b']],
    ['after', 'a\0b'],
  ])('refuses %s=%j', (param, value) => {
    expect(refusal(() => list({ [param]: value }))).toMatchObject({
      code: 'invalid_parameter',
      param,
    });
  });
});

it('a vendor may have a smallest page of its own', () => {
  const bounds = { min: 1, max: 100 };
  expect(decodeList(request({}), bounds).limit).toBe(20);
  expect(refusal(() => decodeList(request({ query: { limit: '0' } }), bounds)).param).toBe('limit');
});

describe('one video', () => {
  const params = { videoId: 'video_1' };

  it('is named in the path', () => {
    expect(decodeGet(request({ params }))).toEqual({ kind: 'get', videoId: 'video_1' });
    expect(decodeDelete(request({ params }))).toEqual({ kind: 'delete', videoId: 'video_1' });
  });

  it.each(['', 'a\0b', '\ud800', 'v'.repeat(1025)])('cannot be named %j', (videoId) => {
    expect(refusal(() => decodeGet(request({ params: { videoId } }))).param).toBe('video_id');
  });
});

it('has the content that is asked for, if there is such', () => {
  const open = (variant?: string) =>
    decodeOpenContent(request({ params: { videoId: 'video_1' }, query: { variant } }));
  expect(open('video')).toMatchObject({ kind: 'open_content', videoId: 'video_1', waitSeconds: 0 });
  expect(open()).toEqual(open('video'));
  expect(refusal(() => open('thumbnail')).param).toBe('variant');
});
