import { expect, it } from 'vitest';
import { startFakeGateway, videoReply } from '../fixtures/fake-gateway.ts';
import { runCli } from '../fixtures/run-cli.ts';

const CANCELLED = { status: 'failed', error: { code: 'cancelled', message: 'It was cancelled.' } };

it.each([
  [CANCELLED, 'Cancelled video_1.'],
  [{ status: 'completed' }, 'video_1 was completed before.'],
  [{ status: 'in_progress' }, 'video_1 is in_progress.'],
])('says what came of it: %j', async (answer, said) => {
  await using gateway = await startFakeGateway(() => videoReply(answer));
  const run = await runCli(['cancel', 'odd/id='], gateway);
  expect(run.code).toBe(0);
  expect(run.stderr.text).toContain(said);
  expect(gateway.asked()).toEqual(['POST /v1/videos/odd%2Fid%3D/cancel']);
});

it('prints JSON when asked to, and fails where there is no such video', async () => {
  await using gateway = await startFakeGateway(() => videoReply(CANCELLED));
  const run = await runCli(['cancel', 'video_1', '--json'], gateway);
  expect(JSON.parse(run.stdout.text)).toMatchObject(CANCELLED);
  const error = { message: 'No video.', type: 'invalid_request_error', code: 'video_not_found' };
  await using other = await startFakeGateway(() => ({ status: 404, body: { error } }));
  expect((await runCli(['cancel', 'video_1'], other)).code).toBe(1);
});
