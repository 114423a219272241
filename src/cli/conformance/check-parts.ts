/** What players and download managers ask of content: its length, and any part of it. */
import type { ConformanceClient } from './conformance-client.ts';
import { expectEqual, expectStatus, expectTrue } from './expect-answer.ts';

type Client = Pick<ConformanceClient, 'send'>;

/** From somewhere to the end, from the middle, and the last bytes. */
export async function checkParts(client: Client, path: string, whole: Buffer): Promise<void> {
  const size = whole.length;
  const middle = Math.floor(size / 2);
  const parts = [
    ['bytes=1000-', 1000, size - 1],
    [`bytes=${middle}-${middle + 99}`, middle, middle + 99],
    ['bytes=-100', size - 100, size - 1],
  ] as const;
  for (const [range, first, last] of parts) {
    const answer = await client.send({ method: 'GET', path, headers: { range } });
    expectStatus(answer, 206);
    expectEqual('content-range', answer.header('content-range'), `bytes ${first}-${last}/${size}`);
    expectTrue(
      answer.bytes.equals(whole.subarray(first, last + 1)),
      `${range} is not that part of the whole`,
    );
  }
  const beyond = await client.send({
    method: 'GET',
    path,
    headers: { range: `bytes=${size}-` },
  });
  expectStatus(beyond, 416);
}

/** The headers of the whole, and no body. */
export async function checkHead(client: Client, path: string, whole: Buffer): Promise<void> {
  const answer = await client.send({ method: 'HEAD', path });
  expectStatus(answer, 200);
  expectEqual('content-length', answer.header('content-length'), String(whole.length));
  expectEqual('content-type', answer.header('content-type'), 'video/mp4');
  expectEqual('length of the body', answer.bytes.length, 0);
}
