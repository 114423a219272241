/**
 * OpenAI's own client, unchanged: create, poll, remix, poll, download. Writes `original.mp4` and
 * `remix.mp4` into the current folder.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';

const host = (process.env.REPRISE_BASE_URL ?? 'http://127.0.0.1:8080').replace(/\/(v1)?$/, '');
const client = new OpenAI({ baseURL: `${host}/v1`, apiKey: process.env.REPRISE_API_KEY });

async function waitFor(id) {
  for (;;) {
    const { data: video, response } = await client.videos.retrieve(id).withResponse();
    if (video.status === 'completed') return video;
    assert.notEqual(video.status, 'failed', JSON.stringify(video.error));
    await sleep(Number(response.headers.get('openai-poll-after-ms') ?? 1000));
  }
}

async function download(id, file) {
  const content = await client.videos.downloadContent(id);
  assert.equal(content.headers.get('content-type'), 'video/mp4');
  const bytes = Buffer.from(await content.arrayBuffer());
  assert.equal(bytes.toString('latin1', 4, 8), 'ftyp', `${file} is no mp4`);
  await writeFile(file, bytes);
  return bytes.length;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

const created = await client.videos.create({
  model: 'sora-2',
  prompt: 'A sailing boat crosses a calm lake at dawn',
  size: '1280x720',
  seconds: '4',
});
assert.ok(['queued', 'in_progress'].includes(created.status));
say(`Created ${created.id}`);
const original = await waitFor(created.id);
assert.deepEqual([original.seconds, original.size, original.progress], ['4', '1280x720', 100]);

const submitted = await client.videos.remix(original.id, { prompt: 'The same at night, in rain' });
assert.equal(submitted.remixed_from_video_id, original.id);
say(`Remixing it as ${submitted.id}`);
const remix = await waitFor(submitted.id);
assert.deepEqual([remix.seconds, remix.size], [original.seconds, original.size]);

for (const [video, file] of [
  [original, 'original.mp4'],
  [remix, 'remix.mp4'],
]) {
  say(`Saved ${file}, ${await download(video.id, file)} bytes`);
}
await client.videos.delete(remix.id);
await assert.rejects(client.videos.retrieve(remix.id), OpenAI.NotFoundError);
say('Deleted the remix; everything was as OpenAI’s reference says.');
