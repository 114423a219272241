import { describe, expect, it } from 'vitest';
import { startFakeGateway, type FakeReply } from '../fixtures/fake-gateway.ts';
import { runCli } from '../fixtures/run-cli.ts';

const ENDPOINT = {
  id: 'whe_1',
  name: 'mine',
  url: 'https://a.test/',
  event_types: ['video.completed'],
  disabled: false,
};
const DELIVERY = {
  id: 'del_1',
  event_type: 'video.completed',
  video_id: 'video_1',
  state: 'dead',
  attempts: [{ duration_ms: 12, status_code: 500, failure: 'It answered with status 500.' }],
};

async function run(args: readonly string[], body: unknown, reply: FakeReply = {}) {
  await using gateway = await startFakeGateway(() => ({ ...reply, body }));
  const result = await runCli(['webhooks', ...args], gateway);
  return { ...result, asked: gateway.asked(), sent: gateway.requests[0]?.body };
}

describe('reprise webhooks', () => {
  it('lists endpoints as a table or as JSON', async () => {
    const page = { object: 'list', data: [ENDPOINT, { ...ENDPOINT, id: 'whe_2', url: null }] };
    const table = await run(['list'], page);
    expect(table.code).toBe(0);
    expect(table.stdout.text).toMatch(
      /whe_1 +mine +https:\/\/a\.test\/ +video\.completed +enabled/,
    );
    expect(table.stdout.text).toMatch(/whe_2 +mine +callback URLs/);
    expect(JSON.parse((await run(['list', '--json'], page)).stdout.text)).toEqual(page);
  });

  it('creates an endpoint and prints its secret alone', async () => {
    const made = { ...ENDPOINT, signing_secret: 'whsec_x' };
    const result = await run(['create', 'https://a.test/', '--name', 'mine'], made);
    expect(result.stdout.text).toBe('whsec_x\n');
    expect(result.asked).toEqual(['POST /v1/webhook_endpoints']);
    expect(result.sent).toEqual({
      url: 'https://a.test/',
      name: 'mine',
      event_types: ['video.completed', 'video.failed'],
    });
    const chosen = ['create', 'https://a.test/', '--events', 'video.queued', 'video.expired'];
    expect((await run(chosen, made)).sent).toMatchObject({
      event_types: ['video.queued', 'video.expired'],
    });
  });

  it('deletes and tries out', async () => {
    const deleted = await run(['delete', 'whe_1'], { id: 'whe_1', deleted: true });
    expect(deleted.asked).toEqual(['DELETE /v1/webhook_endpoints/whe_1']);
    const tested = await run(['test', 'whe_1', '--event', 'video.failed'], { status_code: 204 });
    expect(tested.asked).toEqual(['POST /v1/webhook_endpoints/whe_1/test']);
    expect(tested.sent).toEqual({ event_type: 'video.failed' });
    expect(tested.stderr.text).toContain('204');
    const error = { message: 'The endpoint did not take the event.', code: 'webhook_test_failed' };
    expect((await run(['test', 'whe_1'], { error }, { status: 400 })).code).toBe(1);
  });

  it('shows what was sent, and sends it again', async () => {
    const sent = await run(['deliveries', 'whe_1', '--state', 'dead'], { data: [DELIVERY] });
    expect(sent.asked).toEqual(['GET /v1/webhook_endpoints/whe_1/deliveries?limit=100&state=dead']);
    expect(sent.stdout.text).toMatch(/del_1 .*dead +1 +12 ms +It answered with status 500\./);
    const all = await run(['replay', 'whe_1'], { replayed: 3 });
    expect(all.sent).toEqual({});
    expect(all.stderr.text).toContain('3 will be sent again');
    const named = await run(['replay', 'whe_1', 'del_1', 'del_2'], { replayed: 2 });
    expect(named.sent).toEqual({ delivery_ids: ['del_1', 'del_2'] });
  });
});
