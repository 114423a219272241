import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { createGateway } from './create-gateway.ts';
import { newIdempotencyKey } from './idempotency-key.ts';

const KEY = 'sk-secret';

function gatewayAnswering(answer: () => Response | Promise<Response>) {
  const asked: { path: string; init: RequestInit }[] = [];
  let refusals = 0;
  const gateway = createGateway({
    key: KEY,
    onKeyRefused: () => void (refusals += 1),
    fetch: (async (path: string, init: RequestInit) => {
      asked.push({ path, init });
      return await answer();
    }) as typeof fetch,
  });
  return { gateway, asked, refusals: () => refusals };
}

async function faultOf(answer: () => Response | Promise<Response>): Promise<ApiError> {
  const { gateway } = gatewayAnswering(answer);
  const fault = await gateway.get('/x').catch((error: unknown) => error);
  if (!(fault instanceof ApiError)) throw new Error(`not refused: ${String(fault)}`);
  return fault;
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe('a request', () => {
  it('carries the key in a header, never in its address', async () => {
    const { gateway, asked } = gatewayAnswering(() => json({ id: 1 }));
    await gateway.get('/a');
    await gateway.send('POST', '/b', { json: { c: 1 }, idempotencyKey: 'once' });
    await gateway.follow('evt_1', new AbortController().signal);
    for (const { path, init } of asked) {
      expect(path).not.toContain(KEY);
      expect(init.headers).toMatchObject({ authorization: `Bearer ${KEY}` });
      expect(init.credentials).toBe('omit');
    }
    expect(asked[1]?.init).toMatchObject({
      method: 'POST',
      body: '{"c":1}',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'once' },
    });
    expect(asked[2]?.init.headers).toMatchObject({ 'last-event-id': 'evt_1' });
  });

  it('with a form leaves its type to the browser', async () => {
    const { gateway, asked } = gatewayAnswering(() => json({}));
    const form = new FormData();
    await gateway.send('POST', '/b', { form });
    expect(asked[0]?.init.body).toBe(form);
    expect(asked[0]?.init.headers).not.toHaveProperty('content-type');
  });
});

describe('a refusal', () => {
  it('has the gateway’s own words and the field at fault', async () => {
    const error = { message: 'No.', code: 'invalid_parameter', param: 'size' };
    expect(await faultOf(() => json({ error }, 400))).toMatchObject({
      message: 'No.',
      status: 400,
      code: 'invalid_parameter',
      param: 'size',
      isPassing: false,
    });
  });

  it.each([502, 503, 504])('with %i will pass', async (status) => {
    expect((await faultOf(() => new Response('<html>', { status }))).isPassing).toBe(true);
  });

  it('by nobody will pass', async () => {
    const fault = await faultOf(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(fault).toMatchObject({ status: 0, code: 'unreachable', isPassing: true });
    expect(fault.message).toContain('cannot be reached');
  });

  it('of the key is told apart from all others', async () => {
    const unknown = gatewayAnswering(() => json({ error: { message: 'x' } }, 401));
    await expect(unknown.gateway.get('/x')).rejects.toThrow('x');
    expect(unknown.refusals()).toBe(1);
    const forbidden = gatewayAnswering(() => json({}, 403));
    await expect(forbidden.gateway.get('/x')).rejects.toThrow('The gateway answered 403.');
    expect(forbidden.refusals()).toBe(0);
  });
});

it('a wish has a name of its own, in letters that a header may hold', () => {
  const keys = Array.from({ length: 100 }, newIdempotencyKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^studio-[0-9a-f]{32}$/);
});
