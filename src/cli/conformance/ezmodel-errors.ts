/** What ezmodel's pages refuse, by the codes of their table. */
import type { RefusedRequest } from './refused-requests.ts';

const UNKNOWN_ID = 'video_000000000000000000000000000000000000000000000000';
const PROMPT = 'Make it sunny';

export const EZMODEL_REFUSED: readonly RefusedRequest[] = [
  {
    feature: 'prompt missing',
    request: { method: 'POST', path: '/videos', json: { model: 'sora-2' } },
    statuses: [400],
  },
  {
    feature: 'seconds other than 4, 8, 12',
    request: { method: 'POST', path: '/videos', json: { prompt: PROMPT, seconds: '5' } },
    statuses: [400],
  },
  {
    feature: 'remix of an unknown video',
    request: {
      method: 'POST',
      path: '/videos/remix',
      json: { video_id: UNKNOWN_ID, prompt: PROMPT },
    },
    statuses: [400],
    error: { code: 'invalid_video_id' },
  },
  {
    feature: 'remix of no video',
    request: { method: 'POST', path: '/videos/remix', json: { prompt: PROMPT } },
    statuses: [400],
    error: { code: 'invalid_video_id' },
  },
  {
    feature: 'unknown video',
    request: { method: 'GET', path: `/videos/${UNKNOWN_ID}` },
    statuses: [404],
  },
  {
    feature: 'no key',
    request: { method: 'GET', path: `/videos/${UNKNOWN_ID}`, key: null },
    statuses: [401],
  },
  {
    feature: 'unknown route',
    request: { method: 'GET', path: '/no-such-route' },
    statuses: [404],
  },
];
