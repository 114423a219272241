/** Pages, deletions and models against the schemas of OpenAI's own document. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import { defaultModels } from '../../core/index.ts';
import { encodeDeleted, encodeModels, encodePage } from './encode-results.ts';

const SCHEMAS = JSON.parse(
  readFileSync(
    new URL('../../../test/support/openai-videos-schemas.json', import.meta.url),
    'utf8',
  ),
);

it.each([[[]], [[sampleVideo()]], [[sampleVideo({ id: 'a' }), sampleVideo({ id: 'b' })]]])(
  'a page has its ends, its videos in their order, and says whether there is more',
  (videos) => {
    const { status, body } = encodePage({ items: videos, hasMore: true }, ({ id }) => ({ id }));
    expect(status).toBe(200);
    expect(body).toEqual({
      object: 'list',
      data: videos.map(({ id }) => ({ id })),
      first_id: videos[0]?.id ?? null,
      last_id: videos.at(-1)?.id ?? null,
      has_more: true,
    });
  },
);

it('has the ends that its dialect calls its videos', () => {
  const videos = [sampleVideo({ alias: 'task_1' }), sampleVideo({ alias: 'task_2' })];
  const { body } = encodePage({ items: videos, hasMore: false }, ({ alias }) => ({ id: alias }));
  expect(body).toMatchObject({ first_id: 'task_1', last_id: 'task_2' });
});

it('a deletion is confirmed', () => {
  const { body } = encodeDeleted(sampleVideo({ id: 'video_1' }));
  expect(body).toEqual({ id: 'video_1', object: 'video.deleted', deleted: true });
  const schema = z.fromJSONSchema({ ...SCHEMAS, ...SCHEMAS.$defs.DeletedVideoResource });
  expect(schema.safeParse(body).error).toBeUndefined();
});

it('models are listed as objects of their own', () => {
  const { body } = encodeModels([...defaultModels().models.values()]);
  const model = { id: 'sora-2', object: 'model', created: 0, owned_by: 'reprise' };
  expect(body).toMatchObject({ object: 'list', data: expect.arrayContaining([model]) });
});
