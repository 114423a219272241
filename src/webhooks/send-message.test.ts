/** One message to one address: what is sent, and what is said of every kind of answer. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findFreePort } from '../../test/support/start-gateway.ts';
import {
  startReceiver,
  type ReceiverAnswer,
  type WebhookReceiver,
} from '../../test/support/webhook-receiver.ts';
import type { EncodedEvent, EventSigner } from '../core/index.ts';
import { systemClock } from '../lib/clock.ts';
import type { WebhookTargets } from './check-target.ts';
import { sendMessage, type Outcome } from './send-message.ts';
import { newSigningSecret, signMessage } from './sign-message.ts';

const EVENT = { type: 'video.completed', data: { id: 'video_ä' } } as unknown as EncodedEvent;
const SECRETS = [newSigningSecret()];

let receiver: WebhookReceiver;
let answer: ReceiverAnswer | null;
beforeAll(async () => {
  receiver = await startReceiver(() => answer);
});
afterAll(() => receiver[Symbol.asyncDispose]());
beforeEach(() => {
  answer = { status: 200 };
});

/** Another vendor's signature, of the same text. */
const signEvent: EventSigner = (dialect, { body, secrets, sentAt }) => ({
  'x-vendor': `${dialect} ${body.length} ${secrets.length} ${sentAt.getTime()}`,
});

async function send(url = receiver.url, targets: WebhookTargets = 'any'): Promise<Outcome> {
  const message = { id: 'evt_1', url, event: EVENT, dialect: 'spoken', secrets: SECRETS };
  return await sendMessage({ clock: systemClock, targets, signEvent }, message);
}

describe('a message', () => {
  test('is JSON in UTF-8, and its signature is of the very bytes that arrive', async () => {
    const { startedAt } = await send(`${receiver.url}?a=1`);
    const { headers, body, path } = receiver.received.at(-1) ?? { headers: {}, body: '', path: '' };
    expect(path).toBe('/hook?a=1');
    expect(JSON.parse(body)).toEqual(EVENT);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'reprise-webhooks',
      ...signMessage({ id: 'evt_1', body }, SECRETS, startedAt),
      'x-vendor': `spoken ${body.length} ${SECRETS.length} ${startedAt.getTime()}`,
    });
  });

  test('carries nothing of the gateway but its name', async () => {
    await send();
    const names = Object.keys(receiver.received.at(-1)?.headers ?? {});
    const expected = ['content-length', 'content-type', 'host', 'user-agent'];
    const signature = ['webhook-id', 'webhook-signature', 'webhook-timestamp'];
    // What Node's fetch adds of itself.
    const ofFetch = /^(accept|accept-encoding|accept-language|connection|sec-fetch-mode)$/;
    const ours = names.filter((name) => !ofFetch.test(name)).toSorted();
    expect(ours).toEqual([...expected, ...signature, 'x-vendor']);
  });
});

describe('an answer', () => {
  test.each([200, 201, 202, 204, 299])('of %i means that it was taken', async (status) => {
    answer = { status };
    expect(await send()).toMatchObject({ status, failure: null, responseExcerpt: null });
  });

  test.each([
    [301, 'It redirected, which is not followed.'],
    [308, 'It redirected, which is not followed.'],
    [400, 'It answered with status 400.'],
    [410, 'It answered with status 410.'],
    [503, 'It answered with status 503.'],
  ])('of %i means that it was not', async (status, failure) => {
    answer = { status, headers: { location: receiver.url } };
    const before = receiver.received.length;
    expect(await send()).toMatchObject({ status, failure });
    expect(receiver.received.length - before).toBe(1);
  });

  test.each<[string, string, string | null]>([
    ['as it was said', 'no such user', 'no such user'],
    ['at most a kilobyte of it', 'x'.repeat(500_000), 'x'.repeat(1024)],
    ['without what the database refuses', 'a\0b\0', 'ab'],
    ['nothing of nothing', '', null],
    ['nothing of what the database refuses alone', '\0\0', null],
  ])('is kept for who looks into it: %s', async (_name, body, excerpt) => {
    answer = { status: 500, body };
    expect((await send()).responseExcerpt).toBe(excerpt);
  });

  test('that is cut within a letter is still text', async () => {
    answer = { status: 500, body: `x${'ä'.repeat(2000)}` };
    const { responseExcerpt } = await send();
    expect(responseExcerpt).toMatch(/^xä{511}/);
    expect(Buffer.byteLength(responseExcerpt ?? '')).toBeLessThanOrEqual(1030);
  });
});

describe('no answer', () => {
  test('is said to be none, whether nobody is there or somebody hangs up', async () => {
    const nobody = await send(`http://127.0.0.1:${await findFreePort()}/`);
    expect(nobody).toMatchObject({ status: null, failure: 'No connection: ECONNREFUSED.' });
    answer = null;
    expect(await send()).toMatchObject({
      status: null,
      failure: expect.stringMatching(/^No (answer|connection)/),
    });
  });

  test.each(['http://127.0.0.1:9/', 'http://[::1]:9/', 'http://10.0.0.1/', 'http://0.0.0.0:9/'])(
    'is expected from %s, which is never dialled unless that is allowed',
    async (url) => {
      const { status, failure, durationMs } = await send(url, 'http');
      expect([status, durationMs >= 0]).toEqual([null, true]);
      expect(failure).toContain('not a public');
    },
  );

  test('tells nothing of the inside', async () => {
    const { failure } = await send('http://no-such-host.invalid/');
    expect(failure).toMatch(/^No (answer|connection: [A-Z_]+)\.$/);
  });
});
