/**
 * What the pages' programs send in languages that no test can run: recorded from the programs as
 * printed, byte for byte but for host, key and id. `docs/dialects.md` says what they were run with.
 */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DIALECTS } from '../../src/dialects/index.ts';
import { createHttpEdge, KEY, type HttpEdge } from '../support/http-edge.ts';

const SOURCE = 'video_68f10985d6c4819097007665bdcfba5f';
const CAT = '猫咪继续在草地上奔跑，蝴蝶飞向远方';
const PALETTE = 'Shift the color palette to teal, sand, and rust, with a warm backlight';

let edge: HttpEdge;
let port: number;
beforeAll(async () => {
  edge = await createHttpEdge({ dialects: DIALECTS });
  port = Number(new URL(await edge.listen()).port);
});
afterAll(() => edge[Symbol.asyncDispose]());

/** As it goes over the wire; the server ends the connection only when it is asked to. */
async function send(path: string, headers: readonly string[], body: string): Promise<string> {
  const head = [
    `POST ${path} HTTP/1.1`,
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Authorization: Bearer ${KEY}`,
    'Connection: close',
  ];
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  return await text(socket);
}

const DOTNET = ['Host: 127.0.0.1:8080', 'Content-Type: application/json; charset=utf-8'];
const DART = ['user-agent: Dart/3.7 (dart:io)', 'accept-encoding: gzip', 'host: 127.0.0.1:8080'];
const ORDERED = `{"model":"veo3.1-fast","prompt":"${CAT}","raw":false,"aspect_ratio":"16:9","resolution":"720p"}`;

describe('APIMart’s extension', () => {
  test.each<[string, readonly string[], string]>([
    [
      'C#',
      DOTNET,
      `{\n              "model": "veo3.1-fast",\n              "prompt": "${CAT}",\n              "raw": false,\n              "aspect_ratio": "16:9",\n              "resolution": "720p"\n          }`,
    ],
    [
      'Swift',
      [
        'Host: 127.0.0.1:8080',
        'Accept: */*',
        'Accept-Encoding: deflate, gzip, br, zstd',
        'Content-Type: application/json',
        'User-Agent: printed (unknown version) curl/8.14.1',
        'Accept-Language: en',
      ],
      `{"aspect_ratio":"16:9","prompt":"${CAT}","resolution":"720p","model":"veo3.1-fast","raw":false}`,
    ],
    [
      'Objective-C',
      ['Host: 127.0.0.1:8080', 'Accept: */*', 'Content-Type: application/json'],
      `{"resolution": "720p","prompt": "${toEscapes(CAT)}","model": "veo3.1-fast","raw": false,"aspect_ratio": "16:9"}`,
    ],
    ['Dart', [...DART, 'content-type: application/json'], ORDERED],
    // Older releases of package:http add the charset.
    ['older Dart', [...DART, 'content-type: application/json; charset=utf-8'], ORDERED],
  ])('in %s', async (_language, headers, body) => {
    edge.commands.length = 0;
    const answer = await send(`/apimart/v1/videos/${SOURCE}/remix`, headers, body);
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*"status":"submitted","task_id":"task_/);
    expect(edge.commands).toEqual([
      {
        kind: 'extend',
        source: { kind: 'video', videoId: SOURCE },
        prompt: CAT,
        addedSeconds: 7,
        keepsSource: true,
        model: 'veo3.1-fast',
        sizes: [{ width: 1280, height: 720 }],
      },
    ]);
  });
});

test('ezmodel’s remix in C#', async () => {
  edge.commands.length = 0;
  const body = `{\n            "video_id": "${SOURCE}",\n            "prompt": "${PALETTE}"\n        }`;
  const answer = await send('/ezmodel/v1/videos/remix', DOTNET, body);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(edge.commands).toEqual([{ kind: 'remix', sourceVideoId: SOURCE, prompt: PALETTE }]);
});

/** How GNUstep writes what is not ASCII. */
function toEscapes(letters: string): string {
  return letters.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
