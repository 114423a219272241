/** What the studio's addresses answer, built and not, and what they leave to others. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpEdge, type HttpEdge } from '../../../test/support/http-edge.ts';

const PAGE = '<!doctype html><title>Reprise</title>';
const SCRIPT = 'export const built = true;';

let studioFolder: string;
let edge: HttpEdge;

beforeAll(async () => {
  studioFolder = await mkdtemp(join(tmpdir(), 'reprise-studio-'));
  await mkdir(join(studioFolder, 'assets'));
  await writeFile(join(studioFolder, 'index.html'), PAGE);
  await writeFile(join(studioFolder, 'secret.txt'), 'not for anyone');
  await writeFile(join(studioFolder, 'assets', 'index-AbC_1-2.js'), SCRIPT);
  await writeFile(join(studioFolder, 'assets', 'index-AbC_1-2.js.gz'), gzipSync(SCRIPT));
  edge = await createHttpEdge({ studioFolder });
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await rm(studioFolder, { recursive: true, force: true });
});

async function ask(url: string, method: 'GET' | 'HEAD' | 'POST' = 'GET', headers = {}) {
  return await edge.server.inject({ url, method, headers });
}

describe('the page', () => {
  it.each([
    '/',
    '/?show=failed',
    '/studio',
    '/studio/',
    '/studio/create',
    '/studio/videos/video_1',
    '/studio/webhooks',
    '/studio/webhooks/whe_1',
    '/studio/errors/video_expired',
  ])('is at %s', async (url) => {
    const { statusCode, headers, body } = await ask(url);
    expect(statusCode).toBe(200);
    expect(body).toBe(PAGE);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('may do nothing but what it needs', async () => {
    const { headers } = await ask('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('may show what a store of another address sends, where that is how results are sent', async () => {
    await using other = await createHttpEdge({ studioFolder, delivery: 'redirect' });
    const { headers } = await other.server.inject({ url: '/' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("media-src 'self' https: http:;");
    expect(policy).toContain("connect-src 'self';");
  });

  it('answers HEAD like GET, without the page', async () => {
    const { statusCode, headers, body } = await ask('/', 'HEAD');
    expect([statusCode, headers['content-length'], body]).toEqual([200, String(PAGE.length), '']);
  });

  it('says how to build it where it is not built', async () => {
    await using bare = await createHttpEdge({ studioFolder: join(studioFolder, 'nowhere') });
    const { statusCode, headers, body } = await bare.server.inject({ url: '/' });
    expect(statusCode).toBe(503);
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('npm run build:studio');
  });
});

describe('what the page loads', () => {
  it('is kept for good by its name', async () => {
    const { statusCode, headers, body } = await ask('/studio/assets/index-AbC_1-2.js');
    expect([statusCode, body]).toEqual([200, SCRIPT]);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('comes packed to whoever unpacks', async () => {
    const packing = { 'accept-encoding': 'br, gzip' };
    const { headers, rawPayload } = await ask('/studio/assets/index-AbC_1-2.js', 'GET', packing);
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['vary']).toBe('accept-encoding');
    expect(rawPayload).toEqual(gzipSync(SCRIPT));
  });

  it.each([
    '/studio/assets/gone.js',
    '/studio/assets/index-AbC_1-2.js.gz',
    '/studio/assets/..%2fsecret.txt',
    '/studio/assets/..%2findex.html',
    '/studio/assets/%2e%2e%2fsecret.txt',
    '/studio/assets/a%00.js',
    '/studio/secret.txt',
    '/studio/nowhere',
    '/studio/videos/a/b',
  ])('%s is not there, plainly', async (url) => {
    const { statusCode, headers, body } = await ask(url);
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toBe('There is nothing here.\n');
  });
});

describe('what others answer', () => {
  it.each([
    '//',
    '//v1/videos',
    '/videos/video_1',
    '/v1',
    '/v1/nowhere',
    '/create',
    '/webhooks',
    '/index.html',
  ])('%s is still an unknown URL of the API', async (url) => {
    const { statusCode, body } = await ask(url);
    expect([statusCode, JSON.parse(body).error.code]).toEqual([404, 'route_not_found']);
  });

  it('is said to whoever posts to the page', async () => {
    const { statusCode, body } = await ask('/', 'POST');
    expect([statusCode, JSON.parse(body).error.code]).toEqual([404, 'route_not_found']);
  });
});
