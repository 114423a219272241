/** Samples from the vendors' pages pass; each way of being another dialect's does not. */
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  apimartErrorSchema,
  apimartSubmittedSchema,
  apimartTaskSchema,
} from './apimart-schemas.ts';
import { ezmodelErrorSchema, ezmodelVideoSchema } from './ezmodel-schemas.ts';
import { hingnetErrorSchema, hingnetSoraSchema, hingnetVeoSchema } from './hingnet-schemas.ts';
import { newapiTaskSchema } from './newapi-schemas.ts';
import { openrouterErrorSchema, openrouterJobSchema } from './openrouter-schemas.ts';

const SORA = {
  id: 'video_691209aab0a08198a4e78870277f7e3d0215e09cec47a737',
  object: 'video',
  created_at: 1762789802,
  status: 'queued',
  model: 'sora-2',
  prompt: '百事可乐宣传片',
  progress: 0,
  seconds: '8',
  size: '720x1280',
};
const VEO = { ...SORA, model: 'veo-3.1-fast-generate-preview', seconds: 6 };
const EZMODEL = {
  id: 'video_68ff7cef76cc8190b7eab9395e936d9e',
  object: 'video',
  model: 'sora-2',
  status: 'queued',
  progress: 0,
  created_at: 1761574127,
  completed_at: null,
  expires_at: null,
  seconds: '8',
  size: '1280x720',
  remixed_from_video_id: 'video_68f10985d6c4819097007665bdcfba5f',
  error: null,
};
const SUBMITTED = { code: 200, data: [{ status: 'submitted', task_id: 'task_01JQXYZ9999' }] };
const TASK = { id: 'task_1', status: 'processing', progress: 40, created: 1761574127 };
const RESULT = { videos: [{ url: ['https://a.example/v.mp4'], expires_at: 1761660527 }] };
const NEWAPI = { task_id: 'task_1', status: 'completed', url: 'https://a.example/v.mp4' };
const JOB = { id: 'video_1', polling_url: '/api/v1/videos/video_1', status: 'pending' };

function faultsOf(schema: z.ZodType, value: unknown): string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
}

describe('what the pages print', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['HingNet, Sora', hingnetSoraSchema, SORA],
    ['HingNet, Veo', hingnetVeoSchema, VEO],
    [
      'HingNet, error',
      hingnetErrorSchema,
      { error: { message: 'Invalid', type: 'invalid_request_error', code: 'invalid_parameters' } },
    ],
    ['ezmodel', ezmodelVideoSchema, EZMODEL],
    [
      'ezmodel, error',
      ezmodelErrorSchema,
      { error: { message: 'Source video not found or not completed', code: 'invalid_video_id' } },
    ],
    ['APIMart, submitted', apimartSubmittedSchema, SUBMITTED],
    ['APIMart, task', apimartTaskSchema, { code: 200, data: TASK }],
    ['APIMart, result', apimartTaskSchema, { code: 200, data: { ...TASK, result: RESULT } }],
    [
      'APIMart, error',
      apimartErrorSchema,
      { error: { code: 402, message: 'Insufficient balance.', type: 'payment_required' } },
    ],
    ['new-api', newapiTaskSchema, NEWAPI],
    ['OpenRouter', openrouterJobSchema, JOB],
  ])('%s', (_name, schema, value) => {
    expect(faultsOf(schema, value)).toEqual([]);
  });
});

describe('what is another dialect’s', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['null in HingNet', hingnetSoraSchema, { ...SORA, completed_at: null }, 'completed_at'],
    ['null error in HingNet', hingnetSoraSchema, { ...SORA, error: null }, 'error'],
    ['in_progress for Sora', hingnetSoraSchema, { ...SORA, status: 'in_progress' }, 'status'],
    ['a number of seconds for Sora', hingnetSoraSchema, { ...SORA, seconds: 8 }, 'seconds'],
    ['an early end for Sora', hingnetSoraSchema, { ...SORA, expires_at: 1 }, 'expires_at'],
    ['text of seconds for Veo', hingnetVeoSchema, { ...VEO, seconds: '6' }, 'seconds'],
    ['success for Veo', hingnetVeoSchema, { ...VEO, status: 'success' }, 'status'],
    ['absent in ezmodel', ezmodelVideoSchema, { ...EZMODEL, error: undefined }, 'error'],
    ['success in ezmodel', ezmodelVideoSchema, { ...EZMODEL, status: 'success' }, 'status'],
    ['no envelope in APIMart', apimartTaskSchema, TASK, 'code'],
    [
      'a task as the answer to a create',
      apimartSubmittedSchema,
      { code: 200, data: { task_id: 'task_1' } },
      'data',
    ],
    [
      'a link as text in APIMart',
      apimartTaskSchema,
      {
        code: 200,
        data: { ...TASK, result: { videos: [{ ...RESULT.videos[0], url: 'https://a.example/' }] } },
      },
      'data.result.videos.0.url',
    ],
    [
      'an error code as text in APIMart',
      apimartErrorSchema,
      { error: { code: 'not_found', message: 'x', type: 'not_found_error' } },
      'error.code',
    ],
    ['an uppercase word in new-api', newapiTaskSchema, { ...NEWAPI, status: 'SUCCESS' }, 'status'],
    ['queued in OpenRouter', openrouterJobSchema, { ...JOB, status: 'queued' }, 'status'],
    ['an object as its error', openrouterJobSchema, { ...JOB, error: { message: 'x' } }, 'error'],
    [
      'text as its error code',
      openrouterErrorSchema,
      { error: { code: '404', message: 'x' } },
      'error.code',
    ],
  ])('%s', (_name, schema, value, key) => {
    expect(faultsOf(schema, value)).toContain(key);
  });
});
