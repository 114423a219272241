import { describe, expect, it } from 'vitest';
import { fakeVideo, startFakeGateway, videoReply } from '../fixtures/fake-gateway.ts';
import { runCli } from '../fixtures/run-cli.ts';

const SOURCE = 'odd/id=';

describe('remix, edit and extend', () => {
  it.each([
    [['remix', SOURCE, 'at night'], 'POST /v1/videos/odd%2Fid%3D/remix', { prompt: 'at night' }],
    [
      ['edit', SOURCE, 'at night'],
      'POST /v1/videos/edits',
      { video: { id: SOURCE }, prompt: 'at night' },
    ],
    [
      ['extend', SOURCE, 'goes on', '--seconds', '8'],
      'POST /v1/videos/extensions',
      { video: { id: SOURCE }, prompt: 'goes on', seconds: '8' },
    ],
    [
      ['extend', SOURCE, 'goes on'],
      'POST /v1/videos/extensions',
      { video: { id: SOURCE }, prompt: 'goes on', seconds: '4' },
    ],
    [
      ['extend', SOURCE, 'goes on', '--only-new-part'],
      'POST /v1/videos/extensions',
      { video: { id: SOURCE }, prompt: 'goes on', seconds: '4', raw: true },
    ],
  ])('%j', async (args, asked, body) => {
    await using gateway = await startFakeGateway(() => videoReply({ id: 'video_2' }));
    const run = await runCli(args, gateway);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stdout.text).toBe('video_2\n');
    expect(gateway.asked()).toEqual([asked]);
    expect(gateway.requests[0]?.body).toEqual(body);
  });

  it.each(['remix', 'edit', 'extend'])('%s prints JSON and waits when asked to', async (name) => {
    const done = { id: 'video_2', status: 'completed', progress: 100 };
    await using gateway = await startFakeGateway(() => videoReply(done));
    const run = await runCli([name, 'video_1', 'at night', '--watch', '--json'], gateway);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout.text)).toEqual(fakeVideo(done));
    expect(gateway.asked().at(-1)).toBe('GET /v1/videos/video_2');
  });
});
