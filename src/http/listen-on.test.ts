/** The port opens, says what is wrong if it cannot, and closes on everybody in the end. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { AUTHORIZED, createHttpEdge } from '../../test/support/http-edge.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { streamedAsset } from '../../test/support/stored-asset.ts';
import { listenOn } from './listen-on.ts';

it('takes a free port, and says so when the port is taken', async () => {
  await using first = await createHttpEdge();
  await using second = await createHttpEdge();
  const listening = await listenOn(first.server, '127.0.0.1', 0);
  expect((await fetch(`http://127.0.0.1:${listening.port}/healthz`)).status).toBe(200);
  await expect(listenOn(second.server, '127.0.0.1', listening.port)).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await listening.close();
  await expect(fetch(`http://127.0.0.1:${listening.port}/healthz`)).rejects.toThrow();
});

it('lets an answer under way finish, and cuts off one that never would', async () => {
  const arrived = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const endless = new Readable({ read: () => undefined });
  endless.push('first bytes');
  await using edge = await createHttpEdge({
    engine: {
      getVideo: async () => {
        arrived.resolve();
        await gate.promise;
        return sampleVideo();
      },
      openContent: async () => ({
        video: sampleVideo({ status: 'completed' }),
        asset: streamedAsset(endless, 1000),
      }),
    },
  });
  const listening = await listenOn(edge.server, '127.0.0.1', 0);
  const baseUrl = `http://127.0.0.1:${listening.port}/v1/videos/v`;
  const slow = fetch(baseUrl, { headers: AUTHORIZED });
  const download = await fetch(`${baseUrl}/content`, { headers: AUTHORIZED });
  const bytes = expect(download.arrayBuffer()).rejects.toThrow();
  await arrived.promise;
  const closed = listening.close();
  gate.resolve();
  expect((await slow).status).toBe(200);
  await Promise.all([closed, bytes]);
  if (!endless.closed) await once(endless, 'close');
  expect(endless.destroyed).toBe(true);
});
