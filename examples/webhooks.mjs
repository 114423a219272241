/**
 * OpenAI's own client, unchanged: an endpoint is made, a video is asked for, and the message about
 * its end is verified and unwrapped. The receiver is this program itself, so the gateway must be
 * allowed to reach it: start it with REPRISE_WEBHOOK_TARGETS=any.
 */
import assert from 'node:assert/strict';
import { on, once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import OpenAI from 'openai';

const host = (process.env.REPRISE_BASE_URL ?? 'http://127.0.0.1:8080').replace(/\/(v1)?$/, '');
const client = new OpenAI({ baseURL: `${host}/v1`, apiKey: process.env.REPRISE_API_KEY });

function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Takes whatever is sent, and hands out the messages whose signature is right. */
const server = createServer(async (request, response) => {
  const body = await text(request);
  try {
    const event = await client.webhooks.unwrap(body, request.headers, endpoint.signing_secret);
    // Answered first; a message may come twice, and then has the same id.
    response.writeHead(204).end();
    server.emit('event', event);
  } catch {
    response.writeHead(400).end('bad signature');
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const endpoint = await client.webhooks.create({
  name: 'example',
  url: `http://127.0.0.1:${server.address().port}/`,
  event_types: ['video.completed', 'video.failed'],
});
assert.match(endpoint.signing_secret, /^whsec_/);
say(`Made the endpoint ${endpoint.id}`);

try {
  const tried = await client.webhooks.test(endpoint.id, { event_type: 'video.completed' });
  assert.equal(tried.status_code, 204);

  // From here on messages are kept, so that none can come before it is waited for.
  const events = on(server, 'event');
  const video = await client.videos.create({
    prompt: 'A sailing boat crosses a calm lake at dawn',
    size: '720x1280',
    seconds: '4',
  });
  say(`Created ${video.id}, and wait to be told`);
  for await (const [event] of events) {
    // Others may be making videos with the same key.
    if (event.data.id !== video.id) continue;
    assert.deepEqual([event.object, event.type], ['event', 'video.completed']);
    assert.equal((await client.videos.retrieve(video.id)).status, 'completed');
    say(`Told by ${event.id}; everything was as OpenAI’s guide says.`);
    break;
  }
} finally {
  await client.webhooks.delete(endpoint.id);
  server.close();
}
