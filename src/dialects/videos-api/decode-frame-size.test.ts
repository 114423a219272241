/** The size of a video in all the words there are for it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../../test/support/dialect-request.ts';
import { formatSize } from '../../core/index.ts';
import { decodeFrameSize } from './decode-frame-size.ts';
import { NAMED_SIZES } from './named-sizes.ts';

describe('a size', () => {
  it.each([
    [{}, null],
    [{ size: null, width: '', aspect_ratio: '', resolution: null }, null],
    [{ size: '1024x1792' }, '1024x1792'],
    [{ size: 'portrait' }, '720x1280'],
    [{ size: '9x16', resolution: '1080p' }, '1080x1920'],
    [{ size: '16x16' }, '16x16'],
    [{ width: '720', height: 1280 }, '720x1280'],
    [{ resolution: '480p' }, '854x480'],
    [{ resolution: '4k' }, '3840x2160'],
    [{ aspect_ratio: '21:9' }, '1680x720'],
    [{ aspect_ratio: '9X16' }, '720x1280'],
    [{ width: 1440, height: 1080, aspect_ratio: '4:3', resolution: '1080P' }, '1440x1080'],
  ])('of %j is %s', (fields, expected) => {
    const size = decodeFrameSize(fields);
    expect(size === null ? null : formatSize(size)).toBe(expected);
  });

  it.each<[string, object]>([
    ['height', { width: 1280 }],
    ['width', { height: 720 }],
    ['width', { width: 0, height: 720 }],
    ['size', { size: '17:9' }],
    ['size', { size: ['16:9'] }],
    ['size', { size: '1280x720', width: 1280, height: 721 }],
    ['size', { size: 'landscape', aspect_ratio: 'portrait' }],
    ['size', { size: '1024x1792', aspect_ratio: '9:16' }],
    ['aspect_ratio', { aspect_ratio: 'constructor' }],
    ['aspect_ratio', { aspect_ratio: 169 }],
    ['resolution', { resolution: '2K' }],
    ['resolution', { resolution: ['720p'] }],
  ])('is refused by %s: %j', (param, fields) => {
    expect(refusal(() => decodeFrameSize({ ...fields })).param).toBe(param);
  });

  it('has only the names that its vendor has', () => {
    const names = { aspectRatios: ['16:9', '9:16'], resolutions: ['720p'] } as const;
    expect(decodeFrameSize({ aspect_ratio: 'portrait' }, names)).toEqual({
      width: 720,
      height: 1280,
    });
    const square = refusal(() => decodeFrameSize({ aspect_ratio: '1:1' }, names));
    expect(square.text).toBe("'aspect_ratio' must be one of: 16:9, 9:16, landscape, portrait.");
    const large = refusal(() => decodeFrameSize({ resolution: '1080p' }, names));
    expect(large.text).toBe("'resolution' must be one of: 720p.");
  });
});

it('every name leads to its size, alone and beside the pixels', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMED_SIZES), ({ aspectRatio, resolution, width, height }) => {
      const named = { aspect_ratio: aspectRatio, resolution };
      expect(decodeFrameSize(named)).toEqual({ width, height });
      expect(decodeFrameSize({ ...named, size: `${width}x${height}` })).toEqual({ width, height });
      expect([width % 2, height % 2]).toEqual([0, 0]);
    }),
  );
});
