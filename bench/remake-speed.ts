/**
 * How fast a film is remade by its pixels, against the bare decoder and encoder on the same film in
 * the same run.
 *
 *   node bench/remake-speed.ts [--runs 3]
 *
 * The ratio is what to look at: it stays the same when the machine is slow or busy.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planFootage, planScene, remakeVideo, renderVideo } from '../src/renderer/index.ts';
import { measureBareDecode } from './bare-decode.ts';
import { measureBareEncode } from './bare-encode.ts';
import { workLikeAChild } from './like-a-child.ts';
import { watchChildren } from './watch-children.ts';

const MAX_RATIO = 1.5;
const [WIDTH, HEIGHT, SECONDS, RATE] = [1280, 720, 8, 24];
const PROMPTS = ['golden hour light', 'a teal, sand and rust palette', 'at night in the rain'];

workLikeAChild();
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const folder = await mkdtemp(join(tmpdir(), 'reprise-bench-'));
const source = join(folder, 'source.mp4');
const quiet = { signal: new AbortController().signal, onProgress: () => {}, timeoutMs: 600_000 };
const shape = { width: WIDTH, height: HEIGHT };

interface Remake {
  readonly totalMs: number;
  readonly totalCpuMs: number;
}

async function measureRemake(prompt: string): Promise<Remake> {
  const length = { sourceSeconds: SECONDS, addedSeconds: 0, keepsSource: true };
  const { footage } = planFootage({ ...shape, ...length, prompt, seed: 1 });
  const start = performance.now();
  const outputPath = join(folder, 'remade.mp4');
  const { cpuMs } = await watchChildren(() =>
    remakeVideo({ ...quiet, footage, sourcePath: source, outputPath }),
  );
  return { totalMs: performance.now() - start, totalCpuMs: cpuMs };
}

const { scene } = planScene({
  ...shape,
  prompt: 'A sailing boat on a mountain lake at noon, birds',
  durationSeconds: SECONDS,
  seed: 20_261_121,
  hasReferenceImage: false,
});
await renderVideo({ ...quiet, scene, outputPath: source });
const best = new Map<string, number>();
for (let run = 0; run < Number(values.runs); run++) {
  const { frames, decodeMs, decodeCpuMs } = await measureBareDecode(source);
  const { encodeMs, encodeCpuMs } = await measureBareEncode(frames, WIDTH, HEIGHT, RATE);
  frames.length = 0;
  for (const prompt of PROMPTS) {
    const { totalMs, totalCpuMs } = await measureRemake(prompt);
    const ratio = totalMs / (decodeMs + encodeMs);
    const cpuRatio = totalCpuMs / (decodeCpuMs + encodeCpuMs);
    best.set(prompt, Math.min(best.get(prompt) ?? Infinity, ratio));
    const columns = [decodeMs, encodeMs, totalMs].map((ms) => `${ms.toFixed(0)} ms`).join(' | ');
    const ratios = `${ratio.toFixed(2)}, of processor time ${cpuRatio.toFixed(2)}`;
    process.stdout.write(`${prompt}: decode, encode, total ${columns} | ratio ${ratios}\n`);
  }
}
await rm(folder, { recursive: true });
const worst = Math.max(...best.values());
process.stdout.write(`${worst <= MAX_RATIO ? 'fast enough' : 'TOO SLOW'}: ${worst.toFixed(2)}\n`);
process.exitCode = worst <= MAX_RATIO ? 0 : 1;
