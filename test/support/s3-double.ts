/**
 * A small stand-in for an S3 service: in memory, one bucket, and only the calls that the driver
 * makes. It checks every signature, the hash of every body, and the rules for parts, and refuses
 * whatever it does not know; so it proves that we speak as S3 is described, not that a given service
 * listens as it should. For that there is `scripts/try-s3.ts`, which runs against a real one.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { BucketLocation } from '../../src/lib/storage-location.ts';
import { createS3Bucket, type S3Answer } from './s3-bucket.ts';
import { judgeSignature } from './s3-signature.ts';

const S3_SECRET = 'a secret+of/strange=letters';

export interface S3Double extends AsyncDisposable {
  readonly location: BucketLocation;
  readonly objects: Map<string, Buffer>;
  /** Keys of uploads that were begun and neither completed nor aborted. */
  begunUploads(): string[];
  /** Method and path with query of every request, in order. */
  readonly seen: string[];
  /** Asked before each request: an answer instead of the real one, or `cut` for none at all. */
  interfere: (request: IncomingMessage, body: Buffer) => S3Answer | 'cut' | null;
  /** Asked after it was done: true when the client shall never hear of it. */
  loseAnswer: (request: IncomingMessage) => boolean;
}

export async function startS3Double(prefix = ''): Promise<S3Double> {
  const bucket = createS3Bucket('media');
  const credentials = { accessKeyId: 'tester', secretAccessKey: S3_SECRET, region: 'somewhere-1' };
  const server = createServer((request, response) => {
    void buffer(request)
      .then((body) => answer(request, body, response))
      .catch(() => response.destroy());
  });

  function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    double.seen.push(`${request.method} ${request.url}`);
    const instead = double.interfere(request, body);
    if (instead === 'cut') return void response.destroy();
    const fault = judgeSignature(request, body, credentials);
    const given =
      instead ?? (fault === null ? bucket.handle(request, body) : { status: 403, code: fault });
    if (double.loseAnswer(request)) return void response.destroy();
    send(request, given, response);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const double: S3Double = {
    location: {
      kind: 'bucket',
      bucket: 'media',
      prefix,
      endpoint: `http://127.0.0.1:${port}`,
      addressing: 'path',
      ...credentials,
    },
    objects: bucket.objects,
    begunUploads: () => [...bucket.uploads.values()].map(({ key }) => key),
    seen: [],
    interfere: () => null,
    loseAnswer: () => false,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return double;
}

function send(request: IncomingMessage, given: S3Answer, response: ServerResponse): void {
  const { status, code, headers = {}, body } = given;
  const text =
    code === undefined ? body : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`;
  const bytes = Buffer.from(text ?? '');
  response.writeHead(status, {
    ...headers,
    ...(request.method === 'HEAD' ? {} : { 'content-length': bytes.byteLength }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
