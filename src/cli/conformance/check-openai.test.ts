/** A gateway that is right passes; each single fault is found, and named by feature and key. */
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { checkOpenai } from './check-openai.ts';
import { createChecklist, type CheckResult } from './checklist.ts';
import { createConformanceClient } from './conformance-client.ts';
import {
  FAKE_CONTENT,
  FAKE_KEY,
  startFakeOpenaiGateway,
  type FakeAnswer,
  type Spoil,
} from './fixtures/fake-openai-gateway.ts';
import type { SuiteContext } from './suite.ts';

const GOOD_VIDEO = {
  width: 720,
  height: 1280,
  durationSeconds: 4,
  frameCount: 96,
  hasAudio: true,
  isFastStart: true,
};

async function run(
  spoil: Spoil,
  changes: Partial<SuiteContext> = {},
): Promise<readonly CheckResult[]> {
  await using gateway = await startFakeOpenaiGateway(spoil);
  const { signal } = new AbortController();
  const target = { rootUrl: gateway.baseUrl, prefix: '/v1', key: FAKE_KEY };
  const list = createChecklist('openai', () => {});
  const context: SuiteContext = {
    list,
    client: createConformanceClient(target, signal),
    isQuick: true,
    model: null,
    clock: systemClock,
    signal,
    inspectVideo: async (bytes) => {
      expect(FAKE_CONTENT.equals(bytes)).toBe(true);
      return GOOD_VIDEO;
    },
    ...changes,
  };
  await checkOpenai(context, []);
  return list.results;
}

function failures(results: readonly CheckResult[]): string[] {
  return results
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ feature, detail }) => `${feature}: ${detail}`);
}

function change(wanted: RegExp, by: Readonly<Record<string, unknown>>): Spoil {
  return (asked, { status, body }) => {
    if (wanted.test(asked) && status === 200) Object.assign(body as object, by);
  };
}

describe('a gateway that is right', () => {
  it('passes everything that --quick looks at', async () => {
    const results = await run(() => {});
    expect(failures(results)).toEqual([]);
    const skipped = results.filter(({ outcome }) => outcome === 'skip');
    expect(skipped.map(({ detail }) => detail)).toEqual(
      Array.from({ length: 6 }, () => 'makes a video more than --quick allows'),
    );
    expect(results.find(({ feature }) => feature === 'content')?.detail).toBe(
      '720x1280, 4 s, 96 frames, sound, index first',
    );
  });

  it('passes everything else too, when the longer video is longer', async () => {
    let inspections = 0;
    const results = await run(() => {}, {
      isQuick: false,
      inspectVideo: async () => {
        inspections += 1;
        return { ...GOOD_VIDEO, durationSeconds: inspections === 4 ? 8 : 4 };
      },
    });
    expect(failures(results)).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === 'skip')).toEqual([]);
  });
});

describe('a single fault', () => {
  const POLL = /^GET \/videos\/video_1$/;

  it.each<[string, Spoil, RegExp]>([
    ['seconds as a number', change(/^POST/, { seconds: 4 }), /^create with JSON: .*'seconds'/],
    ['another size', change(/^POST/, { size: '1280x720' }), /^create with JSON: 'video.size'/],
    ['another word', change(POLL, { status: 'processing' }), /^openai-poll-after-ms.*'status'/],
    ['a key left out', change(POLL, { error: undefined }), /'error': .*received undefined/],
    ['no end of a page', change(/videos$/, { has_more: undefined }), /^list: .*'has_more'/],
    ['a deletion that is none', change(/^DELETE/, { deleted: false }), /^delete.*'deleted'/],
    ['models without object', change(/models/, { object: 'models' }), /^models: .*'object'/],
  ])('%s is found', async (_name, spoil, expected) => {
    const found = failures(await run(spoil));
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toMatch(new RegExp(expected, 'm'));
  });

  it('progress that falls is found', async () => {
    let progress = 60;
    const results = await run((asked, { body }) => {
      if (!POLL.test(asked)) return;
      progress -= 10;
      Object.assign(body as object, { progress });
    });
    expect(failures(results)[0]).toMatch(/^poll until completed: 'progress' fell from \d+ to \d+/);
  });

  it.each<[string, (answer: FakeAnswer) => void, RegExp]>([
    ['no param', ({ body }) => deleteKey(body, 'param'), /'error.param'/],
    ['no error', (answer) => (answer.body = { detail: 'no' }), /'error': .*received undefined/],
    ['no JSON', (answer) => (answer.body = Buffer.from('<html>')), /the body is not JSON: <html>/],
    ['a crash', (answer) => (answer.status = 500), /status 500 instead of 400/],
  ])('a refusal with %s is found', async (_name, spoil, expected) => {
    const results = await run((asked, answer) => {
      if (asked === 'POST /videos' && answer.status === 400) spoil(answer);
    });
    const found = failures(results);
    expect(found[0]).toMatch(/^error: prompt missing: POST \/videos: /);
    expect(found[0]).toMatch(expected);
  });

  it('a video of another length or without pictures is found', async () => {
    const short = await run(() => {}, {
      inspectVideo: async () => ({ ...GOOD_VIDEO, durationSeconds: 3 }),
    });
    expect(failures(short)).toEqual(['content: the mp4 lasts 3 s instead of 4 s']);
    const broken = await run(() => {}, {
      inspectVideo: () => Promise.reject(new Error('it breaks off')),
    });
    expect(failures(broken)).toEqual(['content: GET /videos/video_1/content: it breaks off']);
  });

  it.each<[string, (answer: FakeAnswer) => void, RegExp]>([
    ['type', (answer) => (answer.headers['content-type'] = 'image/png'), /'content-type' is/],
    ['content', (answer) => (answer.body = FAKE_CONTENT), /the bytes are no image\/webp/],
  ])('a thumbnail of another %s is found', async (_name, spoil, expected) => {
    const results = await run((_asked, answer) => {
      if (answer.headers['content-type'] === 'image/webp') spoil(answer);
    });
    expect(failures(results)).toEqual([expect.stringMatching(expected)]);
  });

  it.each<[string, number, RegExp]>([
    ['the same again', 0, /'after' gave the same video again/],
    ['a newer one', 1_795_000_001, /'after' gave a newer video/],
  ])('a next page with %s is found', async (_name, newerTime, expected) => {
    let pages = 0;
    const results = await run((asked, { body, status }) => {
      if (asked !== 'GET /videos' || status !== 200) return;
      pages += 1;
      const [video] = (body as { data: Record<string, unknown>[] }).data;
      if (pages !== 3 || video === undefined) return;
      Object.assign(video, newerTime > 0 ? { created_at: newerTime } : { id: 'video_1' });
    });
    expect(failures(results)).toEqual([expect.stringMatching(expected)]);
  });

  it('answers without x-request-id are found', async () => {
    const results = await run((asked, { headers }) => {
      if (asked === 'GET /models') delete headers['x-request-id'];
    });
    expect(failures(results)).toEqual([
      'x-request-id on every answer: there is none on the answer to GET /models',
    ]);
  });

  it('what builds on it is skipped, not failed as well', async () => {
    const results = await run((asked, answer) => {
      if (asked === 'POST /videos' && answer.status === 200) answer.status = 503;
    });
    expect(failures(results)).toHaveLength(1);
    expect(results.find(({ feature }) => feature === 'content')).toMatchObject({
      outcome: 'skip',
      detail: 'a check that this one builds on did not pass',
    });
  });
});

function deleteKey(body: unknown, key: string): void {
  delete (body as { error: Record<string, unknown> }).error[key];
}
