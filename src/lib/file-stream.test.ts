/** Bytes of a file on their way out: all of them, in order, and with the file closed in the end. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fstat, openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileStream } from './file-stream.ts';

const BYTES = randomBytes(1_000_003);
const CLOSED = { code: 'EBADF' };

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-stream-'));
  path = join(folder, 'file');
  await writeFile(path, BYTES);
});

afterAll(() => rm(folder, { recursive: true }));

function open(firstByte = 0, sizeBytes = BYTES.byteLength) {
  const descriptor = openSync(path, 'r');
  const isOpen = () => promisify(fstat)(descriptor);
  return { stream: new FileStream(descriptor, firstByte, sizeBytes), isOpen };
}

/** Like a socket: it is done with a piece when it calls back, some time later. */
function createTarget() {
  const taken: Buffer[] = [];
  const memories = new Set<ArrayBufferLike>();
  const target = new Writable({
    write(piece: Buffer, _encoding, callback) {
      memories.add(piece.buffer);
      setImmediate(() => {
        taken.push(Buffer.from(piece));
        callback();
      });
    },
  });
  return { target, memories, bytes: () => Buffer.concat(taken) };
}

const PART = fc
  .tuple(fc.nat(BYTES.byteLength), fc.nat(BYTES.byteLength))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);

describe('any part', () => {
  it('arrives whole in buffers that are used again', async () => {
    await fc.assert(
      fc.asyncProperty(PART, async ([start, end]) => {
        const { stream, isOpen } = open(start, end - start);
        const { target, memories, bytes } = createTarget();
        const closed = once(stream, 'close');
        stream.reuseBuffers().pipe(target);
        await once(target, 'finish');
        await closed;
        expect(bytes().equals(BYTES.subarray(start, end))).toBe(true);
        expect(memories.size).toBeLessThanOrEqual(2);
        await expect(isOpen()).rejects.toMatchObject(CLOSED);
      }),
      { numRuns: 30 },
    );
  });

  it('arrives whole for those who keep the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(PART, async ([start, end]) => {
        const iterated = await buffer(open(start, end - start).stream);
        const piped = await buffer(open(start, end - start).stream.pipe(new PassThrough()));
        expect(iterated.equals(BYTES.subarray(start, end))).toBe(true);
        expect(piped.equals(iterated)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is piped into', () => {
  it('can be the answer of a server, to a client that reads slowly', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-length', BYTES.byteLength);
      open().stream.reuseBuffers().pipe(response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const [response] = (await once(get({ port, host: '127.0.0.1' }), 'response')) as [
      IncomingMessage,
    ];
    const taken: Buffer[] = [];
    for await (const piece of response as AsyncIterable<Buffer>) {
      taken.push(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    server.close();
    expect(Buffer.concat(taken).equals(BYTES)).toBe(true);
  });

  it('stays open where it is not to be ended', async () => {
    const { stream } = open(0, 10);
    const { target, bytes } = createTarget();
    stream.reuseBuffers().pipe(target, { end: false });
    await once(stream, 'end');
    expect(target.writableEnded).toBe(false);
    expect(bytes()).toEqual(BYTES.subarray(0, 10));
  });

  it('may fail: then nothing is read any more, and whoever owns both closes the file', async () => {
    const { stream, isOpen } = open();
    let pieces = 0;
    const target = new Writable({
      write(_piece, _encoding, callback) {
        pieces += 1;
        callback(new Error('the client has gone'));
      },
    });
    stream.reuseBuffers().pipe(target);
    await once(target, 'error');
    await isOpen();
    stream.destroy();
    await once(stream, 'close');
    expect(pieces).toBe(1);
    await expect(isOpen()).rejects.toMatchObject(CLOSED);
  });
});

describe('a file', () => {
  it.each(['reused', 'own'])('that ends too early is an error with %s buffers', async (kind) => {
    const { stream, isOpen } = open(0, BYTES.byteLength + 1);
    const { target } = createTarget();
    (kind === 'reused' ? stream.reuseBuffers() : stream).pipe(target);
    const [error] = (await once(stream, 'error')) as [Error];
    expect(error.message).toBe('the file ends too early');
    expect(target.writableFinished).toBe(false);
    await expect(isOpen()).rejects.toMatchObject(CLOSED);
  });

  it('is closed after the read that is under way', async () => {
    const { stream, isOpen } = open();
    stream.reuseBuffers().pipe(createTarget().target);
    stream.destroy();
    await isOpen();
    await once(stream, 'close');
    await expect(isOpen()).rejects.toMatchObject(CLOSED);
  });
});
