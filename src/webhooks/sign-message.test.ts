/** The signature against the specification's own example, and against another implementation. */
import OpenAI from 'openai';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newSigningSecret, signMessage } from './sign-message.ts';

const client = new OpenAI({ apiKey: 'x' });
const NOW = new Date('2026-03-01T12:00:00.900Z');
const YEARS_SECONDS = 100 * 365 * 24 * 3600;

describe('a signature', () => {
  test('is that of the example of Standard Webhooks', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
    expect(signMessage(message, [secret], new Date(1_614_265_330_000))).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test("is accepted by OpenAI's client, whatever the message says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.uuid(), async (value, id) => {
        const secret = newSigningSecret();
        const body = JSON.stringify(value);
        const headers = signMessage({ id: `evt_${id}`, body }, [secret], NOW);
        await client.webhooks.verifySignature(body, headers, secret, YEARS_SECONDS);
      }),
      { numRuns: 40 },
    );
  });

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
    'holds for no other %s',
    async (name) => {
      const secret = newSigningSecret();
      const headers = signMessage({ id: 'evt_1', body: '{}' }, [secret], NOW);
      const other = signMessage({ id: 'evt_2', body: '{"a":1}' }, [secret], new Date(0));
      const mixed = { ...headers, [name]: other[name] ?? '' };
      await expect(
        client.webhooks.verifySignature('{}', mixed, secret, YEARS_SECONDS),
      ).rejects.toThrow();
    },
  );

  test('of several secrets is one each, the newest first', async () => {
    const [fresh, old] = [newSigningSecret(), newSigningSecret()];
    const message = { id: 'evt_1', body: '{}' };
    const both = signMessage(message, [fresh, old], NOW);
    const alone = [fresh, old].map((secret) => signMessage(message, [secret], NOW));
    expect(both['webhook-signature']).toBe(
      alone.map((headers) => headers['webhook-signature']).join(' '),
    );
    for (const secret of [fresh, old]) {
      await client.webhooks.verifySignature('{}', both, secret, YEARS_SECONDS);
    }
  });
});

test('secrets are 32 bytes of chance, as the specification writes them', () => {
  const secrets = Array.from({ length: 50 }, newSigningSecret);
  expect(new Set(secrets).size).toBe(50);
  for (const secret of secrets) {
    expect(secret).toMatch(/^whsec_/);
    expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
  }
});
