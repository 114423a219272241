/**
 * Sends broken and hostile videos to the renderer, each in a child process of its own, and counts
 * how they end.
 *
 *   node bench/hostile-uploads.ts [--count 200] [--seed 1]
 *
 * Fails when one of them ends in anything but a clear refusal or a harmless video, or takes more
 * than five seconds.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planFootage, remakeVideo, RenderError } from '../src/renderer/index.ts';
import { bombVideos } from '../test/support/bomb-videos.ts';
import { damagedVideos, hostileVideos } from '../test/support/hostile-videos.ts';
import { CLIP, writeSampleClip } from '../test/support/sample-clip.ts';

const MAX_MS = 5_000;

const { values } = parseArgs({
  options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const folder = await mkdtemp(join(tmpdir(), 'reprise-hostile-'));
const goodPath = join(folder, 'good.mp4');
await writeSampleClip(goodPath, { ...CLIP, frameCount: 24 });
const good = await readFile(goodPath);
const traces = { path: '/etc/hostname', url: 'http://127.0.0.1:9/video.mp4' };
const lies = [...hostileVideos(good, traces), ...bombVideos(good, traces)];
const count = Math.max(0, Number(values.count) - lies.length);
const path = join(folder, 'upload.mp4');
const { footage } = planFootage({
  prompt: 'at night',
  seed: 1,
  width: CLIP.width,
  height: CLIP.height,
  sourceSeconds: 1,
  addedSeconds: 0,
  keepsSource: true,
});

const endings = new Map<string, number>();
let faults = 0;
let slowestMs = 0;
for (const video of [...lies, ...damagedVideos(good, count, Number(values.seed))]) {
  await writeFile(path, video.bytes);
  const start = performance.now();
  const ending = await remakeVideo({
    footage,
    sourcePath: path,
    outputPath: join(folder, 'made.mp4'),
    signal: new AbortController().signal,
    onProgress: () => {},
    timeoutMs: 60_000,
  }).then(
    () => 'made',
    (error: unknown) => (error instanceof RenderError ? error.kind : String(error)),
  );
  const elapsedMs = performance.now() - start;
  slowestMs = Math.max(slowestMs, elapsedMs);
  endings.set(ending, (endings.get(ending) ?? 0) + 1);
  const isRight = ending === 'source_video' || (ending === 'made' && video.mayBeTaken === true);
  if (isRight && elapsedMs <= MAX_MS) continue;
  faults += 1;
  process.stdout.write(`${video.name}: ${ending} after ${elapsedMs.toFixed(0)} ms\n`);
}
await rm(folder, { recursive: true });
const counted = [...endings].map(([ending, times]) => `${ending} ${times}`).join(', ');
process.stdout.write(`${counted}; slowest ${slowestMs.toFixed(0)} ms; ${faults} faults\n`);
process.exitCode = faults === 0 ? 0 : 1;
