/** What HingNet's pages refuse. */
import { formFields, multipartBody } from './multipart-body.ts';
import type { RefusedRequest } from './refused-requests.ts';

const UNKNOWN_ID = 'video_000000000000000000000000000000000000000000000000';
const MAX_REMIX_PROMPT_CODE_POINTS = 1000;
const INVALID = { type: 'invalid_request_error', code: 'invalid_parameters' };

function form(path: string, fields: Readonly<Record<string, string>>): RefusedRequest['request'] {
  return { method: 'POST', path, body: multipartBody(...formFields(fields)) };
}

export const HINGNET_REFUSED: readonly RefusedRequest[] = [
  {
    feature: 'prompt missing',
    request: form('/videos', { model: 'sora-2' }),
    statuses: [400],
    error: INVALID,
  },
  {
    feature: 'seconds the model lacks',
    request: form('/videos', { model: 'sora-2', prompt: '湖', seconds: '5' }),
    statuses: [400],
    error: INVALID,
  },
  {
    feature: 'several references for one video',
    request: {
      method: 'POST',
      path: '/videos',
      json: { model: 'sora-2', prompt: '湖', input_reference: ['https://example.com/a.png'] },
    },
    statuses: [400],
    error: INVALID,
  },
  {
    feature: 'unknown video',
    request: { method: 'GET', path: `/videos/${UNKNOWN_ID}` },
    statuses: [404],
  },
  {
    feature: 'remix of an unknown video',
    request: form(`/videos/${UNKNOWN_ID}/remix`, { prompt: '湖' }),
    statuses: [404],
  },
  {
    feature: 'no key',
    request: { method: 'GET', path: '/videos', key: null },
    statuses: [401],
  },
  {
    feature: 'unknown route',
    request: { method: 'GET', path: '/no-such-route' },
    statuses: [404],
  },
];

/** Needs a finished video, since an unknown one is refused for that. */
export function refusedRemix(id: string): RefusedRequest {
  return {
    feature: 'remix prompt of 1001 characters',
    request: form(`/videos/${id}/remix`, { prompt: '雨'.repeat(MAX_REMIX_PROMPT_CODE_POINTS + 1) }),
    statuses: [400],
    error: INVALID,
  };
}
