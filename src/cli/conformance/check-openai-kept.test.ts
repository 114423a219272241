/** Against a client that answers as a test says: what is right passes, what is not there is skipped. */
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { checkApimartUploads } from './check-apimart-uploads.ts';
import { checkOpenaiKept } from './check-openai-kept.ts';
import { createChecklist, type CheckResult } from './checklist.ts';
import type { Answer, CheckedRequest } from './conformance-client.ts';
import { plainPng } from './plain-png.ts';
import type { SuiteContext } from './suite.ts';

type Reply = readonly [status: number, body: unknown];

const PNG = plainPng(64, 64);
const FILE = {
  id: 'file-1',
  object: 'file',
  bytes: PNG.length,
  filename: 'first.png',
  purpose: 'vision',
};
const UPLOAD = {
  url: 'https://gateway.example/files/a.png',
  filename: 'first.png',
  content_type: 'image/png',
  bytes: PNG.length,
  created_at: 1_795_000_000,
};
const NOT_THERE: Reply = [404, { error: { message: 'no' } }];

async function run(
  suite: (context: SuiteContext) => Promise<void>,
  respond: (asked: string, body: string) => Reply,
): Promise<readonly CheckResult[]> {
  const list = createChecklist('any', () => {});
  const answer = (asked: string, [status, body]: Reply): Answer => ({
    asked,
    status,
    header: () => null,
    bytes: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
  });
  const client = {
    withoutRequestId: [],
    send: async ({ method, path, body }: CheckedRequest) => {
      const asked = `${method} ${path}`;
      return answer(asked, respond(asked, body?.bytes.toString('latin1') ?? ''));
    },
    fetchLink: async () => answer('the link', respond('the link', '')),
  };
  await suite({
    list,
    client,
    isQuick: true,
    model: null,
    clock: systemClock,
    signal: new AbortController().signal,
    inspectVideo: () => Promise.reject(new Error('there is no video')),
  });
  return list.results;
}

function outcomes(results: readonly CheckResult[]): Record<string, string> {
  return Object.fromEntries(results.map(({ feature, outcome }) => [feature, outcome]));
}

const FILES = 'files: upload, read, delete, then 404';
const QUOTE = 'extension: quote';

describe('what OpenAI keeps', () => {
  /** A right gateway; `content` is what it gives back. */
  function right(content: Buffer): (asked: string) => Reply {
    let isDeleted = false;
    return (asked) => {
      if (asked === 'POST /videos/quote') return [200, { amount_micros: 400_000 }];
      if (asked === 'GET /files/file-1/content') return [200, content];
      if (asked.startsWith('DELETE')) isDeleted = true;
      return asked.startsWith('GET') && isDeleted ? NOT_THERE : [200, FILE];
    };
  }

  it('passes, and nothing is made where that is too much', async () => {
    const results = await run(checkOpenaiKept, right(PNG));
    expect(outcomes(results)).toMatchObject({ [FILES]: 'pass', [QUOTE]: 'pass' });
    const others = results.filter(({ outcome }) => outcome !== 'pass');
    expect(others).toHaveLength(6);
    expect(new Set(others.map(({ outcome }) => outcome))).toEqual(new Set(['skip']));
  });

  it('fails where a file comes back changed', async () => {
    const results = await run(checkOpenaiKept, right(Buffer.from('other')));
    expect(results[0]).toMatchObject({
      feature: FILES,
      outcome: 'fail',
      detail: 'the content is not what was sent',
    });
  });

  it('is skipped where a gateway has none of it', async () => {
    const results = await run(checkOpenaiKept, () => NOT_THERE);
    expect(outcomes(results)).toMatchObject({ [FILES]: 'skip', [QUOTE]: 'skip' });
  });
});

describe('an upload in APIMart’s words', () => {
  const REFUSED: Reply = [
    400,
    { error: { code: 400, message: 'no', type: 'invalid_request_error' } },
  ];
  const respond =
    (upload: object, linked: Buffer) =>
    (asked: string, body: string): Reply => {
      if (asked === 'the link') return [200, linked];
      return body.includes('no image') ? REFUSED : [200, upload];
    };

  it('passes with a link that leads to the image', async () => {
    const results = await run(checkApimartUploads, respond(UPLOAD, PNG));
    expect(results.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  });

  it.each([
    [{ ...UPLOAD, content_type: 'image/jpeg' }, PNG, /content_type/],
    [{ ...UPLOAD, url: 'files/a.png' }, PNG, /'url'/],
    [UPLOAD, Buffer.from('other'), /other bytes/],
  ])('fails with %j', async (upload, linked, detail) => {
    const [first] = await run(checkApimartUploads, respond(upload, linked));
    expect(first?.outcome).toBe('fail');
    expect(first?.detail).toMatch(detail);
  });
});
