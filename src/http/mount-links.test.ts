/** Signed links, as pages of any origin and programs without a key use them. */
import { describe, expect, it } from 'vitest';
import { createHttpEdge } from '../../test/support/http-edge.ts';
import { storedAsset } from '../../test/support/stored-asset.ts';
import { RepriseError } from '../core/index.ts';
import type { AssetLink, StoredAsset } from '../engine/index.ts';

const BYTES = Buffer.from('0123456789');
const LINK = '/files/asset_mp4_0123456789abcdef.mp4?expires=1900000000&signature=abc';

function linkEdge(changes: Partial<StoredAsset> = {}) {
  const opened: AssetLink[] = [];
  const openLink = async (link: AssetLink) => {
    opened.push(link);
    if (link.signature !== 'abc') throw new RepriseError('video_expired');
    return storedAsset(BYTES, changes);
  };
  return { opened, edge: createHttpEdge({ engine: { openLink } }) };
}

describe('a signed link', () => {
  it('needs no key, shows in a browser, and may be kept by it', async () => {
    const { opened, edge } = linkEdge();
    await using server = await edge;
    const { statusCode, rawPayload, headers } = await server.server.inject(LINK);
    expect([statusCode, rawPayload.equals(BYTES)]).toEqual([200, true]);
    expect(opened).toEqual([
      { assetId: 'asset_mp4_0123456789abcdef', expires: 1_900_000_000, signature: 'abc' },
    ]);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-disposition': 'inline; filename="asset_mp4_0123456789abcdef.mp4"',
      'cache-control': 'private, max-age=3600, immutable',
    });
    expect(headers['access-control-expose-headers']).toContain('content-range');
  });

  it('sends parts, to pages of other origins as well', async () => {
    await using server = await linkEdge().edge;
    const headers = { range: 'bytes=2-4', origin: 'https://page.example' };
    const part = await server.server.inject({ url: LINK, headers });
    expect([part.statusCode, part.body]).toEqual([206, '234']);
    expect(part.headers['content-range']).toBe('bytes 2-4/10');
    const outside = await server.server.inject({ url: LINK, headers: { range: 'bytes=99-' } });
    expect(outside.statusCode).toBe(416);
    expect(outside.headers['access-control-allow-origin']).toBe('*');
  });

  it('allows what a page asks for first', async () => {
    await using server = await linkEdge().edge;
    const { statusCode, headers } = await server.server.inject({
      method: 'OPTIONS',
      url: LINK,
      headers: {
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'range',
      },
    });
    expect(statusCode).toBe(204);
    expect(headers['access-control-allow-headers']).toContain('range');
    expect(headers['access-control-allow-methods']).toBe('GET, HEAD');
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('has headers alone for HEAD', async () => {
    await using server = await linkEdge().edge;
    const head = await server.server.inject({ method: 'HEAD', url: LINK });
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', '10']);
  });

  it('is saved on request', async () => {
    await using server = await linkEdge().edge;
    const { headers } = await server.server.inject(`${LINK}&download`);
    expect(headers['content-disposition']).toMatch(/^attachment; /);
  });

  it.each([
    '/files/asset_mp4_0123456789abcdef.mp4',
    '/files/asset_mp4_0123456789abcdef.mp4?expires=1&signature=xyz',
    '/files/..%2f..%2fetc%2fpasswd?expires=x&signature=a&signature=b',
  ])('that is not ours opens nothing: %s', async (url) => {
    await using server = await linkEdge().edge;
    const response = await server.server.inject(url);
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ error: { code: 'video_expired' } });
  });
});
