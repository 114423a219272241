/** Webhooks as a customer meets them: the real program, the real client, a receiver of one's own. */
import OpenAI from 'openai';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { startReceiver, type Received } from '../support/webhook-receiver.ts';

const { baseUrl, apiKey } = inject('gateway');
const client = new OpenAI({ apiKey, baseURL: `${baseUrl}/v1`, maxRetries: 0 });
const SHORT = { prompt: 'a lake', seconds: '4', size: '720x1280' } as const;
/** Others draw on the same machine. */
const PATIENCE = { timeout: 120_000, interval: 50 };

interface Endpoint {
  readonly id: string;
  readonly signing_secret: string;
}

interface SentEvent {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly id: string };
}

interface Deliveries {
  readonly data: readonly {
    readonly id: string;
    readonly event_id: string;
    readonly state: string;
    readonly attempts: readonly { readonly status_code: number | null }[];
  }[];
  readonly has_more: boolean;
}

const made: string[] = [];
afterEach(async () => {
  for (const id of made.splice(0)) await client.delete(`/webhook_endpoints/${id}`);
});

async function createEndpoint(url: string, eventTypes: readonly string[]): Promise<Endpoint> {
  const body = { name: 'acceptance', url, event_types: eventTypes };
  const endpoint = await client.post<Endpoint>('/webhook_endpoints', { body });
  made.push(endpoint.id);
  return endpoint;
}

/** All of them: other tests' videos are told of too, more than fit on a page. */
async function listDeliveries(endpointId: string): Promise<Deliveries['data']> {
  const all: Deliveries['data'][number][] = [];
  for (;;) {
    const after = all.length === 0 ? '' : `&after=${all.at(-1)?.id}`;
    const page = await client.get<Deliveries>(
      `/webhook_endpoints/${endpointId}/deliveries?limit=100${after}`,
    );
    all.push(...page.data);
    if (!page.has_more) return all;
  }
}

/** Other tests make videos in the same project; what is told of theirs is not looked at. */
const toldOf = (received: readonly Received[], videoId: string) =>
  received.filter(({ body }) => body.includes(videoId));

async function unwrap({ body, headers }: Received, secret: string): Promise<SentEvent> {
  const event = await client.webhooks.unwrap(body, headers as Record<string, string>, secret);
  return event as SentEvent;
}

describe('an endpoint', () => {
  test('is told of a video from its first moment to its end, signed for the official client', async () => {
    await using receiver = await startReceiver();
    const types = ['video.queued', 'video.in_progress', 'video.completed', 'video.failed'];
    const { id: endpointId, signing_secret: secret } = await createEndpoint(receiver.url, types);
    const { id } = await client.videos.create(SHORT);
    await expect.poll(() => toldOf(receiver.received, id).length, PATIENCE).toBe(3);
    const events = await Promise.all(
      toldOf(receiver.received, id).map((message) => unwrap(message, secret)),
    );
    expect(events.map(({ type }) => type)).toEqual([
      'video.queued',
      'video.in_progress',
      'video.completed',
    ]);
    expect(new Set(events.map((event) => event.id)).size).toBe(3);
    expect((await client.videos.retrieve(events[2]?.data.id ?? '')).status).toBe('completed');

    const [message] = toldOf(receiver.received, id);
    if (message === undefined) throw new Error('nothing was received');
    await expect(
      unwrap({ ...message, body: message.body.replace('queued', 'failed') }, secret),
    ).rejects.toThrow(/signature/i);
    const { signing_secret: other } = await createEndpoint(receiver.url, ['video.expired']);
    await expect(unwrap(message, other)).rejects.toThrow(/signature/i);
    const data = await listDeliveries(endpointId);
    const own = data.filter(({ event_id }) => events.some((event) => event.id === event_id));
    expect(own).toHaveLength(3);
  });

  test('is told of a cancel, and of a deletion after it', async () => {
    await using receiver = await startReceiver();
    const types = ['video.cancelled', 'video.completed', 'video.deleted'];
    const { signing_secret: secret } = await createEndpoint(receiver.url, types);
    const { id } = await client.videos.create({ ...SHORT, seconds: '12' });
    await client.post(`/videos/${id}/cancel`);
    await expect.poll(() => toldOf(receiver.received, id).length, PATIENCE).toBe(1);
    await client.videos.delete(id);
    await expect.poll(() => toldOf(receiver.received, id).length, PATIENCE).toBe(2);
    const told = toldOf(receiver.received, id);
    const events = await Promise.all(told.map((message) => unwrap(message, secret)));
    expect(events.map(({ type }) => type)).toEqual(['video.cancelled', 'video.deleted']);
  });

  test('that was broken has what it missed sent again, under the same id', async () => {
    let status = 410;
    await using receiver = await startReceiver(() => ({ status }));
    const { id: endpointId, signing_secret: secret } = await createEndpoint(receiver.url, [
      'video.queued',
    ]);
    const { id } = await client.videos.create(SHORT);
    await expect.poll(() => toldOf(receiver.received, id).length, PATIENCE).toBe(1);
    const shown = () =>
      client.get<{ disabled_reason: string | null }>(`/webhook_endpoints/${endpointId}`);
    await expect.poll(async () => (await shown()).disabled_reason, PATIENCE).toContain('410');

    status = 200;
    await client.post(`/webhook_endpoints/${endpointId}`, { body: { name: 'mended' } });
    expect((await shown()).disabled_reason).toBeNull();
    const replay = `/webhook_endpoints/${endpointId}/replay`;
    await client.post(replay);
    await expect.poll(() => toldOf(receiver.received, id).length, PATIENCE).toBe(2);
    const told = toldOf(receiver.received, id);
    const [first, second] = await Promise.all(told.map((message) => unwrap(message, secret)));
    expect(second).toEqual(first);
    const delivery = async () => {
      const data = await listDeliveries(endpointId);
      return data.find(({ event_id }) => event_id === first?.id);
    };
    await expect.poll(async () => (await delivery())?.state, PATIENCE).toBe('delivered');
    expect((await delivery())?.attempts.map((attempt) => attempt.status_code)).toEqual([410, 200]);
    await client.videos.delete(id);
  });

  test('can be tried out, rotated and deleted', async () => {
    await using receiver = await startReceiver();
    const endpoint = await createEndpoint(receiver.url, ['video.expired']);
    const path = `/webhook_endpoints/${endpoint.id}`;
    await client.post(`${path}/test`, { body: { event_type: 'video.failed' } });
    expect(receiver.received).toHaveLength(1);
    const rotated = await client.post<Endpoint>(`${path}/rotate_secret`);
    expect(rotated.signing_secret).not.toBe(endpoint.signing_secret);
    await client.post(`${path}/test`, { body: { event_type: 'video.failed' } });
    const [before, after] = receiver.received;
    if (before === undefined || after === undefined) throw new Error('both must have arrived');
    await unwrap(before, endpoint.signing_secret);
    await unwrap(after, rotated.signing_secret);
    await expect(unwrap(after, endpoint.signing_secret)).rejects.toThrow(/signature/i);
    await client.delete(path);
    made.pop();
    await expect(client.get(path)).rejects.toMatchObject({ status: 404 });
  });
});

test('the callback URL of a request is told in the words of the dialect that it was made in', async () => {
  await using receiver = await startReceiver();
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const response = await fetch(`${baseUrl}/openrouter/api/v1/videos`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ model: 'sora-2', prompt: 'a lake', callback_url: receiver.url }),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  const { id } = (await response.json()) as { id: string };
  const cancelled = await fetch(`${baseUrl}/v1/videos/${id}/cancel`, { method: 'POST', headers });
  expect(cancelled.status).toBe(200);
  await expect.poll(() => receiver.received.length, PATIENCE).toBe(1);
  const { headers: told = {}, body = '' } = receiver.received[0] ?? {};
  expect(JSON.parse(body)).toMatchObject({
    type: 'video.generation.cancelled',
    data: { id, status: 'cancelled' },
  });
  expect(told['webhook-signature']).toMatch(/^v1,/);
  expect(told['x-openrouter-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
});
