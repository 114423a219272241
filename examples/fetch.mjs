/**
 * The JavaScript of ezmodel's and APIMart's pages with host and key replaced: a remix by `video_id`,
 * and an extension of a task, here from 4 seconds to 11. Needs nothing but Node.
 */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

const host = (process.env.REPRISE_BASE_URL ?? 'http://127.0.0.1:8080').replace(/\/(v1)?$/, '');
const headers = {
  Authorization: `Bearer ${process.env.REPRISE_API_KEY}`,
  'Content-Type': 'application/json',
};

async function call(url, payload) {
  const response = await fetch(url, {
    method: payload === undefined ? 'GET' : 'POST',
    headers,
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
  });
  return { status: response.status, result: await response.json() };
}

async function waitFor(url, statusOf) {
  for (;;) {
    const { status, result } = await call(url);
    assert.equal(status, 200, JSON.stringify(result));
    if (statusOf(result) === 'completed') return result;
    assert.ok(!['failed', 'cancelled'].includes(statusOf(result)), JSON.stringify(result));
    await sleep(1000);
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

async function remixAsEzmodel() {
  const base = `${host}/ezmodel/v1/videos`;
  const prompt = 'A cat sitting on a windowsill watching the rain';
  const { result: source } = await call(base, { model: 'sora-2', prompt, seconds: '4' });
  assert.equal(source.completed_at, null);
  const early = await call(`${base}/remix`, { video_id: source.id, prompt: 'Make it sunny' });
  assert.deepEqual([early.status, early.result.error.code], [400, 'video_not_completed']);
  await waitFor(`${base}/${source.id}`, (video) => video.status);

  const { result } = await call(`${base}/remix`, {
    video_id: source.id,
    prompt: 'Shift the color palette to teal, sand, and rust, with a warm backlight',
  });
  say(`New Video ID: ${result.id}`);
  say(`Remixed from: ${result.remixed_from_video_id}`);
  assert.equal(result.remixed_from_video_id, source.id);
  assert.equal(result.error, null);
  const remix = await waitFor(`${base}/${result.id}`, (video) => video.status);
  assert.deepEqual([remix.seconds, remix.size], [source.seconds, source.size]);
}

async function extendAsApimart() {
  const base = `${host}/apimart/v1`;
  const form = { model: 'veo3.1-fast', aspect_ratio: '16:9', resolution: '720p' };
  const { result: created } = await call(`${base}/videos/generations`, {
    ...form,
    prompt: '一只猫咪在草地上奔跑',
    duration: 4,
  });
  const [{ task_id: taskId, status }] = created.data;
  assert.deepEqual([created.code, status], [200, 'submitted']);
  await waitFor(`${base}/tasks/${taskId}`, ({ data }) => data.status);

  const { result: data } = await call(`${base}/videos/${taskId}/remix`, {
    ...form,
    prompt: '猫咪继续在草地上奔跑，蝴蝶飞向远方',
    raw: false,
  });
  say(JSON.stringify(data));
  assert.equal(data.data[0].status, 'submitted');
  const longer = await waitFor(`${base}/tasks/${data.data[0].task_id}`, (task) => task.data.status);
  const [{ url }] = longer.data.result.videos;
  const video = await fetch(url[0]);
  assert.equal(video.headers.get('content-type'), 'video/mp4');
  say(`The longer video has ${(await video.arrayBuffer()).byteLength} bytes`);
}

await remixAsEzmodel();
await extendAsApimart();
say('Everything was as the two pages say.');
