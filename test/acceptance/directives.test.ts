/** What an app under test may ask of the built-in renderer, with the official client as it comes. */
import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import { expect, inject, test } from 'vitest';

const { baseUrl, apiKey } = inject('gateway');
const client = new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey, maxRetries: 0 });

async function makeToEnd(model: string, prompt: string) {
  let video = await client.videos.create({ model, prompt, seconds: '4', size: '720x1280' });
  const progress: number[] = [];
  while (video.status === 'queued' || video.status === 'in_progress') {
    await sleep(100);
    video = await client.videos.retrieve(video.id);
    progress.push(video.progress);
  }
  return { ...video, seen: progress };
}

test('a variant of a model is blocked, or fails half-way, under its own name', async () => {
  expect(await makeToEnd('sora-2:blocked', 'a lake')).toMatchObject({
    model: 'sora-2:blocked',
    status: 'failed',
    error: { code: 'content_policy_violation' },
  });
  const failed = await makeToEnd('sora-2:fail-at-40%:take-1s', 'a lake');
  expect(failed).toMatchObject({ status: 'failed', error: { code: 'generation_failed' } });
  expect(failed.progress).toBe(40);
});

test('a prompt asks for the same, and for strictness; another model is as good', async () => {
  const blocked = await makeToEnd('veo3.1-fast', 'a lake [[reprise: blocked]]');
  expect(blocked.error?.code).toBe('content_policy_violation');
  const strict = await makeToEnd('sora-2', 'a wug on a lake [[reprise: strict]]');
  expect(strict).toMatchObject({ status: 'failed', error: { code: 'prompt_not_understood' } });
  expect(strict.error?.message).toContain('wug');
  const slow = await makeToEnd('sora-2', 'a lake [[reprise: fail at 90%, take 2s]]');
  expect(slow.seen).toEqual(slow.seen.toSorted((one, other) => one - other));
  expect(new Set(slow.seen).size).toBeGreaterThan(3);
});

test('a video expires as soon as its prompt says', async () => {
  const video = await makeToEnd('sora-2:instant', 'a lake [[reprise: expire in 2s]]');
  expect(video.status).toBe('completed');
  expect(video.expires_at! - video.completed_at!).toBe(2);
  let error: unknown = null;
  while (error === null) {
    await sleep(200);
    error = await client.videos.downloadContent(video.id).then(
      () => null,
      (thrown: unknown) => thrown,
    );
  }
  expect(error).toMatchObject({ code: 'video_expired' });
});

test('a variant of a model that is not there is told, and a variant can be looked up', async () => {
  const made = client.videos.create({ model: 'sora-3:instant', prompt: 'a lake' });
  const refused: unknown = await made.catch((thrown: unknown) => thrown);
  expect(refused).toMatchObject({ status: 404, code: 'model_not_found' });
  const found = await client.models.retrieve('sora-2:instant');
  expect(found).toMatchObject({ id: 'sora-2:instant', object: 'model' });
});
