/**
 * Kills the gateway while its webhooks are on their way: every event arrives all the same, and what
 * arrives twice has the same id.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort, startGateway, TEST_KEY } from '../support/start-gateway.ts';
import { startReceiver } from '../support/webhook-receiver.ts';

const VIDEOS = 8;
const KILLS = 3;
const environment = { REPRISE_WEBHOOK_TARGETS: 'any' };

let dataDir: string;
let port: number;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'reprise-crash-webhooks-'));
  port = await findFreePort();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test(`${KILLS} kills in the middle of deliveries lose none`, async () => {
  let isSlow = true;
  const taken = new Map<string, Set<string>>();
  await using receiver = await startReceiver(async ({ headers, body }) => {
    const videoId = (JSON.parse(body) as { data: { id: string } }).data.id;
    const ids = taken.get(videoId) ?? new Set();
    taken.set(videoId, ids.add(String(headers['webhook-id'])));
    // Long enough to be killed before the answer; the receiver has it, the gateway does not know.
    if (isSlow) await sleep(5000);
    return { status: 200 };
  });
  const client = new OpenAI({ apiKey: TEST_KEY, baseURL: `http://127.0.0.1:${port}/v1` });
  const created: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const gateway = await startGateway({ dataDir, port, environment });
    if (kill === 0) await createEndpoint(gateway.baseUrl, receiver.url);
    const before = receiver.received.length;
    for (let count = 0; count < VIDEOS; count += 1) {
      created.push((await client.videos.create({ prompt: 'a lake', seconds: '4' })).id);
    }
    // One of them at least is with the receiver now, and not written down as delivered.
    await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBeGreaterThan(before);
    await gateway.kill();
  }
  isSlow = false;
  const gateway = await startGateway({ dataDir, port, environment });
  await expect.poll(() => taken.size, { timeout: 300_000 }).toBe(created.length);
  for (const ids of taken.values()) expect(ids.size).toBe(1);
  for (const id of created) await client.videos.delete(id);
  await gateway.stop();
});

/** Told that a video was queued, which takes no drawing; the SDK's types do not know of it. */
async function createEndpoint(baseUrl: string, url: string): Promise<void> {
  const response = await fetch(`${baseUrl}/v1/webhook_endpoints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'x', url, event_types: ['video.queued'] }),
  });
  expect(response.status).toBe(200);
}
