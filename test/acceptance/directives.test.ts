/** What an app under test may ask of the built-in renderer, over HTTP. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';

const { baseUrl, apiKey } = inject('gateway');
const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };

interface VideoBody {
  id: string;
  model: string;
  status: string;
  progress: number;
  expires_at: number;
  completed_at: number;
  error: { code: string } | null;
}

async function make(model: string, prompt: string) {
  const body = JSON.stringify({ model, prompt, seconds: '4', size: '720x1280' });
  const response = await fetch(`${baseUrl}/v1/videos`, { method: 'POST', headers, body });
  const answer = (await response.json()) as VideoBody;
  return { response, answer };
}

async function makeToEnd(model: string, prompt: string): Promise<VideoBody> {
  let { answer } = await make(model, prompt);
  while (answer.status === 'queued' || answer.status === 'in_progress') {
    await sleep(100);
    const response = await fetch(`${baseUrl}/v1/videos/${answer.id}`, { headers });
    answer = (await response.json()) as VideoBody;
  }
  return answer;
}

test('a variant of a model is blocked, or fails half-way, under its own name', async () => {
  expect(await makeToEnd('sora-2:blocked', 'a lake')).toMatchObject({
    model: 'sora-2:blocked',
    status: 'failed',
    error: { code: 'content_policy_violation' },
  });
  const failed = await makeToEnd('sora-2:fail-at-40%:take-1s', 'a lake');
  expect(failed).toMatchObject({ status: 'failed', error: { code: 'generation_failed' } });
  expect(failed.progress).toBeLessThanOrEqual(40);
});

test('a video expires as soon as its prompt says', async () => {
  const video = await makeToEnd('sora-2:instant', 'a lake [[reprise: expire in 2s]]');
  expect(video.status).toBe('completed');
  expect(video.expires_at - video.completed_at).toBe(2);
  let status = 200;
  while (status === 200) {
    await sleep(200);
    const content = await fetch(`${baseUrl}/v1/videos/${video.id}/content`, { headers });
    status = content.status;
    const { error } = status === 200 ? { error: null } : ((await content.json()) as VideoBody);
    if (status !== 200) expect(error?.code).toBe('video_expired');
  }
});

test('a variant of a model that is not there is told, and a variant can be looked up', async () => {
  const { response, answer } = await make('sora-3:instant', 'a lake');
  expect(response.status).toBe(404);
  expect(answer.error?.code).toBe('model_not_found');
  const found = await fetch(`${baseUrl}/v1/models/sora-2:instant`, { headers });
  expect(await found.json()).toMatchObject({ id: 'sora-2:instant', object: 'model' });
});
