/** What any key may read of the gateway's own view, and in which form. */
import { describe, expect, it } from 'vitest';
import { AUTHORIZED, createHttpEdge, type HttpEdgeParts } from '../../../test/support/http-edge.ts';
import { samplePrincipal } from '../../../test/support/sample-principal.ts';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import { defaultModels, RepriseError, type Principal, type Video } from '../../core/index.ts';

const PREFIX = '/reprise/v1';

async function ask(path: string, parts: HttpEdgeParts = {}, headers: object = AUTHORIZED) {
  await using edge = await createHttpEdge(parts);
  const url = `${PREFIX}${path}`;
  const answer = await edge.server.inject({ url, headers: { ...headers } });
  return { status: answer.statusCode, body: answer.json(), commands: edge.commands };
}

function askingAs(changes: Partial<Principal>): HttpEdgeParts {
  return { identity: { authenticate: async () => samplePrincipal(changes) } };
}

const COMPLETED: Partial<Video> = {
  status: 'completed',
  progressPercent: 100,
  resultAssetId: 'asset_mp4_1',
  thumbnailAssetId: 'asset_webp_1',
  resultSizeBytes: 1000,
  completedAt: new Date('2026-11-21T08:00:19Z'),
  expiresAt: new Date('2999-11-22T08:00:19Z'),
};

async function show(changes: Partial<Video>) {
  const video = sampleVideo(changes);
  const { body } = await ask(`/videos/${video.id}`, { engine: { getVideo: async () => video } });
  return body;
}

describe('who asks', () => {
  it('is told what its key may do, never the key', async () => {
    const { status, body } = await ask('/key', askingAs({ scopes: ['read'], models: ['sora-2'] }));
    expect(status).toBe(200);
    const { keyId, projectId } = samplePrincipal();
    expect(body).toEqual({
      object: 'key',
      id: keyId,
      project_id: projectId,
      scopes: ['read'],
      models: ['sora-2'],
      dialect: null,
    });
  });

  it('needs a key, and one that reads videos', async () => {
    for (const path of ['/key', '/balance', '/models', '/videos', '/videos/video_1']) {
      expect(await ask(path, {}, {})).toMatchObject({
        status: 401,
        body: { error: { code: 'missing_api_key' } },
      });
      expect(await ask(path, askingAs({ scopes: ['admin'] }))).toMatchObject({
        status: 403,
        body: { error: { code: 'permission_denied' } },
      });
    }
  });

  it('is told how far the money goes, what is set aside included', async () => {
    expect((await ask('/balance')).body).toEqual({
      object: 'balance',
      remaining_micros: 9_150_000,
      held_micros: 400_000,
      used_micros: 850_000,
      currency: 'usd',
    });
  });
});

describe('models', () => {
  it('say what they can do, the default first', async () => {
    const { body } = await ask('/models');
    const capabilities = defaultModels().models.get('sora-2')?.capabilities;
    expect(body.data[0]).toEqual({
      object: 'model',
      id: 'sora-2',
      owned_by: 'reprise',
      sizes: ['720x1280', '1280x720', '1024x1792', '1792x1024'],
      seconds: [4, 8, 12],
      extension_seconds: capabilities?.extensionsSeconds,
      max_extended_seconds: 120,
      max_prompt_length: 32_000,
      max_reference_images: 1,
      reference_must_match_size: true,
    });
  });

  it('are only those that the key may use', async () => {
    const { body } = await ask('/models', askingAs({ models: ['sora-2-pro'] }));
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(['sora-2-pro']);
  });
});

describe('a video', () => {
  it('that is made has links to all that there is, and what it cost', async () => {
    const understanding = {
      matched: ['lake'],
      unknown: ['heron'],
      notDrawn: ['rain'],
      confidence: 0.5,
    };
    expect(await show({ ...COMPLETED, understanding, chargedMicros: 400_000 })).toMatchObject({
      object: 'video',
      operation: 'create',
      status: 'completed',
      expired: false,
      seconds: 8,
      size_bytes: 1000,
      cost: null,
      understanding: {
        matched: ['lake'],
        unknown: ['heron'],
        not_drawn: ['rain'],
        confidence: 0.5,
      },
      links: {
        video: expect.stringMatching(/^http.*\/files\/.*\.mp4\?expires=1&signature=signed$/),
        thumbnail: expect.stringContaining('.webp?'),
      },
    });
  });

  it('says its price while it is made, and has no links', async () => {
    const price = { amountMicros: 400_000, priceVersion: 'list-1', lines: [] };
    expect(await show({ status: 'in_progress', progressPercent: 40, price })).toMatchObject({
      progress: 40,
      cost: { amount_micros: 400_000, amount: '0.40', currency: 'usd', state: 'held' },
      links: { video: null, thumbnail: null, spritesheet: null },
    });
  });

  it('that has expired is still completed, without links', async () => {
    const expired = await show({ ...COMPLETED, expiresAt: new Date('2026-11-22T08:00:19Z') });
    expect(expired).toMatchObject({ status: 'completed', expired: true, links: { video: null } });
  });

  it('that failed or was stopped says so, in its own word', async () => {
    const failure = { code: 'cancelled', message: 'Stopped.' };
    expect(await show({ status: 'cancelled', failure })).toMatchObject({
      status: 'cancelled',
      error: failure,
    });
  });

  it('that does not exist is answered as in a dialect', async () => {
    const getVideo = async () => {
      throw new RepriseError('video_not_found');
    };
    expect(await ask('/videos/video_0', { engine: { getVideo } })).toMatchObject({
      status: 404,
      body: { error: { code: 'video_not_found' } },
    });
  });
});

describe('a page of videos', () => {
  const asked = async (query: string) => (await ask(`/videos${query}`)).commands;

  it('is the newest unless asked otherwise', async () => {
    const { body } = await ask('/videos', {
      engine: { listVideos: async () => ({ videos: [sampleVideo()], hasMore: true }) },
    });
    expect(body).toMatchObject({ object: 'list', data: [{ object: 'video' }], has_more: true });
    expect(await asked('')).toEqual([{ kind: 'list', after: null, limit: 20, order: 'desc' }]);
  });

  it('may be of those that stand so, and of those made from one', async () => {
    const query =
      '?status=queued,in_progress&source_video_id=video_1&after=video_2&limit=5&order=asc';
    expect(await asked(query)).toEqual([
      {
        kind: 'list',
        after: 'video_2',
        limit: 5,
        order: 'asc',
        statuses: ['queued', 'in_progress'],
        sourceVideoId: 'video_1',
      },
    ]);
  });

  it.each([
    ['?status=finished', 'status'],
    ['?status=queued,', 'status'],
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?order=up', 'order'],
  ])('%s is refused by the name of its field', async (query, param) => {
    expect(await ask(`/videos${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
  });
});
