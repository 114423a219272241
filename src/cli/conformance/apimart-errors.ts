/** What APIMart's page refuses: the code is the status as a number, and each has its type. */
import type { RefusedRequest } from './refused-requests.ts';

const UNKNOWN_TASK = 'task_01K00000000000000000000000';
const PROMPT = '猫咪继续在草地上奔跑';
const INVALID = { code: 400, type: 'invalid_request_error' };
const NOT_FOUND = { code: 404, type: 'not_found_error' };

export const APIMART_REFUSED: readonly RefusedRequest[] = [
  {
    feature: 'prompt missing',
    request: { method: 'POST', path: '/videos/generations', json: { model: 'veo3.1-fast' } },
    statuses: [400],
    error: INVALID,
  },
  {
    feature: 'model missing',
    request: { method: 'POST', path: '/videos/generations', json: { prompt: PROMPT } },
    statuses: [400],
    error: INVALID,
  },
  {
    feature: 'unknown aspect ratio',
    request: {
      method: 'POST',
      path: '/videos/generations',
      json: { model: 'veo3.1-fast', prompt: PROMPT, aspect_ratio: '7:7' },
    },
    statuses: [400],
    error: INVALID,
  },
  {
    feature: 'unknown task',
    request: { method: 'GET', path: `/tasks/${UNKNOWN_TASK}` },
    statuses: [404],
    error: NOT_FOUND,
  },
  {
    feature: 'remix of an unknown task',
    request: {
      method: 'POST',
      path: `/videos/${UNKNOWN_TASK}/remix`,
      json: { model: 'veo3.1-fast', prompt: PROMPT },
    },
    statuses: [404],
    error: NOT_FOUND,
  },
  {
    feature: 'no key',
    request: { method: 'GET', path: `/tasks/${UNKNOWN_TASK}`, key: null },
    statuses: [401],
    error: { code: 401, type: 'authentication_error' },
  },
  {
    feature: 'unknown route',
    request: { method: 'GET', path: '/no-such-route' },
    statuses: [404],
    error: NOT_FOUND,
  },
];

/** Needs a completed task, since an unknown one is refused for that. */
export function refusedExtension(taskId: string): RefusedRequest {
  return {
    feature: 'remix with another model',
    request: {
      method: 'POST',
      path: `/videos/${taskId}/remix`,
      json: { model: 'veo3.1-quality', prompt: PROMPT, raw: false },
    },
    statuses: [400],
    error: INVALID,
  };
}
