/**
 * Sends broken and hostile files to a gateway over HTTP, as edits, extensions, characters and
 * references, and holds each to a clear answer within five seconds.
 *
 *   REPRISE_API_KEY=… node bench/hostile-requests.ts [http://127.0.0.1:8080]
 *
 * Fails when one of them is taken although it is none, ends in an error of the server, takes longer,
 * has an address visited, or leaves the gateway unwell.
 */
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bombVideos } from '../test/support/bomb-videos.ts';
import { forgedVideos } from '../test/support/forged-videos.ts';
import { damagedVideos, hostileVideos, type HostileVideo } from '../test/support/hostile-videos.ts';
import { CLIP, writeSampleClip } from '../test/support/sample-clip.ts';

const MAX_MS = 5_000;
const DAMAGED = 60;
/** Of what is forged, only every fourth; all of it is some five hundred. */
const FORGED_STEP = 4;
const [, , baseUrl = 'http://127.0.0.1:8080'] = process.argv;
const headers = { authorization: `Bearer ${process.env['REPRISE_API_KEY'] ?? ''}` };

let visits = 0;
const trap = createServer((_request, response) => {
  visits += 1;
  response.end('x');
});
await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/video.mp4`;

const folder = await mkdtemp(join(tmpdir(), 'reprise-hostile-'));
await writeSampleClip(join(folder, 'good.mp4'), { ...CLIP, frameCount: 24 });
const good = await readFile(join(folder, 'good.mp4'));
await rm(folder, { recursive: true });

const videos = [
  ...hostileVideos(good, { path: '/etc/hostname', url }),
  ...bombVideos(good, { url }),
  ...forgedVideos(good).filter((_, index) => index % FORGED_STEP === 0),
  ...damagedVideos(good, DAMAGED, 1),
];

const WAYS = [
  { path: '/v1/videos/edits', field: 'video', fields: { prompt: 'at night' } },
  { path: '/v1/videos/extensions', field: 'video', fields: { prompt: 'go on', seconds: '4' } },
  { path: '/v1/videos/characters', field: 'video', fields: { name: 'Biscuit' } },
  { path: '/v1/videos', field: 'input_reference', fields: { prompt: 'a lake', seconds: '4' } },
] as const;

interface Answer {
  readonly ending: string;
  readonly elapsedMs: number;
}

async function send({ bytes }: HostileVideo, way: (typeof WAYS)[number]): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(way.fields)) form.append(name, value);
  const isPicture = way.field === 'input_reference';
  const type = isPicture ? 'image/png' : 'video/mp4';
  form.append(
    way.field,
    new Blob([new Uint8Array(bytes)], { type }),
    isPicture ? 'a.png' : 'a.mp4',
  );
  const start = performance.now();
  const since = (): number => performance.now() - start;
  const response = await fetch(`${baseUrl}${way.path}`, { method: 'POST', headers, body: form });
  const body = (await response.json()) as { id?: string; error?: { code?: string } };
  if (response.status !== 200) {
    return { ending: `${response.status} ${body.error?.code}`, elapsedMs: since() };
  }
  if (way.path.endsWith('characters')) return { ending: 'kept', elapsedMs: since() };
  return await watch(body.id ?? '', since);
}

/** What was taken has to fail, or to become a video, by itself. */
async function watch(id: string, since: () => number): Promise<Answer> {
  for (;;) {
    await sleep(100);
    const response = await fetch(`${baseUrl}/v1/videos/${id}`, { headers });
    const { status, error } = (await response.json()) as {
      status: string;
      error: { code: string } | null;
    };
    if (status === 'failed') return { ending: `failed ${error?.code}`, elapsedMs: since() };
    if (status === 'completed') return { ending: 'made', elapsedMs: since() };
  }
}

const endings = new Map<string, number>();
let faults = 0;
let slowestMs = 0;
for (const [index, video] of videos.entries()) {
  const way = WAYS[index % 5 === 4 ? 1 + (Math.floor(index / 5) % 3) : 0] ?? WAYS[0];
  const { ending, elapsedMs } = await send(video, way);
  endings.set(ending, (endings.get(ending) ?? 0) + 1);
  const isTaken = ending === 'made' || ending === 'kept';
  const isWrong = isTaken ? video.mayBeTaken !== true : ending.startsWith('5');
  // What is a video after all takes as long as one.
  const isSlow = !isTaken && elapsedMs > MAX_MS;
  if (!isTaken) slowestMs = Math.max(slowestMs, elapsedMs);
  if (!isWrong && !isSlow) continue;
  faults += 1;
  process.stdout.write(`${video.name}, ${way.path}: ${ending} after ${elapsedMs.toFixed(0)} ms\n`);
}
const health = await fetch(`${baseUrl}/readyz`);
if (visits > 0 || health.status !== 200) faults += 1;
trap.close();
for (const [ending, times] of endings) process.stdout.write(`${ending}: ${times}\n`);
process.stdout.write(
  `${videos.length} files; slowest refusal ${slowestMs.toFixed(0)} ms; ${visits} visits; ` +
    `ready ${health.status}; ${faults} faults\n`,
);
process.exitCode = faults === 0 ? 0 : 1;
