/** What OpenAI's API refuses, with the parameter that a program would show to its user. */
import { multipartBody } from './multipart-body.ts';
import type { RefusedRequest } from './refused-requests.ts';

const UNKNOWN_ID = 'video_000000000000000000000000000000000000000000000000';
const PROMPT = 'A calm lake at dawn';

const cutForm = multipartBody({ name: 'prompt', text: PROMPT }, { name: 'seconds', text: '4' });
/** Without the closing boundary and the end of the last part. */
const CUT_BYTES = 80;

function create(json: unknown): RefusedRequest['request'] {
  return { method: 'POST', path: '/videos', json };
}

function brokenBody(bytes: Buffer, contentType: string): RefusedRequest['request'] {
  return { method: 'POST', path: '/videos', body: { bytes, contentType } };
}

export const OPENAI_REFUSED: readonly RefusedRequest[] = [
  {
    feature: 'prompt missing',
    request: create({ seconds: '4' }),
    statuses: [400],
    error: { type: 'invalid_request_error', param: 'prompt' },
  },
  {
    feature: 'size the model lacks',
    request: create({ prompt: PROMPT, size: '7x7' }),
    statuses: [400],
    error: { type: 'invalid_request_error', param: 'size' },
  },
  {
    feature: 'seconds the model lacks',
    request: create({ prompt: PROMPT, seconds: '5' }),
    statuses: [400],
    error: { type: 'invalid_request_error', param: 'seconds' },
  },
  {
    feature: 'unknown model',
    request: create({ prompt: PROMPT, model: 'no-such-model' }),
    statuses: [400, 404],
    error: { type: 'invalid_request_error', param: 'model' },
  },
  {
    feature: 'malformed JSON',
    request: brokenBody(Buffer.from('{"prompt": "a'), 'application/json'),
    statuses: [400],
    error: { type: 'invalid_request_error' },
  },
  {
    feature: 'form that breaks off',
    request: brokenBody(cutForm.bytes.subarray(0, -CUT_BYTES), cutForm.contentType),
    statuses: [400],
    error: { type: 'invalid_request_error' },
  },
  {
    feature: 'body of another type',
    request: brokenBody(Buffer.from('prompt: a lake'), 'text/plain'),
    statuses: [400, 415],
    error: { type: 'invalid_request_error' },
  },
  {
    feature: 'unknown video',
    request: { method: 'GET', path: `/videos/${UNKNOWN_ID}` },
    statuses: [404],
    error: { type: 'invalid_request_error' },
  },
  {
    feature: 'content of an unknown video',
    request: { method: 'GET', path: `/videos/${UNKNOWN_ID}/content` },
    statuses: [404],
  },
  {
    feature: 'deletion of an unknown video',
    request: { method: 'DELETE', path: `/videos/${UNKNOWN_ID}` },
    statuses: [404],
  },
  {
    feature: 'remix of an unknown video',
    request: { method: 'POST', path: `/videos/${UNKNOWN_ID}/remix`, json: { prompt: PROMPT } },
    statuses: [400, 404],
  },
  {
    feature: 'page size out of bounds',
    request: { method: 'GET', path: '/videos?limit=101' },
    statuses: [400],
    error: { type: 'invalid_request_error', param: 'limit' },
  },
  {
    feature: 'no key',
    request: { method: 'GET', path: '/videos', key: null },
    statuses: [401],
  },
  {
    feature: 'wrong key',
    request: { method: 'GET', path: '/videos', key: 'sk-conformance-wrong-0123456789' },
    statuses: [401],
  },
  {
    feature: 'unknown route',
    request: { method: 'GET', path: '/no-such-route' },
    statuses: [404],
    error: { type: 'invalid_request_error' },
  },
  {
    feature: 'wrong method',
    request: { method: 'DELETE', path: '/videos' },
    statuses: [404, 405],
    error: { type: 'invalid_request_error' },
  },
];
