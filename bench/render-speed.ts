/**
 * How fast the built-in renderer is, against the bare encoder on the same frames in the same run,
 * and how much memory its process takes.
 *
 *   node bench/render-speed.ts [--seconds 8] [--size 1280x720] [--prompt '…'] [--runs 3]
 *   node bench/render-speed.ts --seconds 4,8,12,20 --size 1280x720,1920x1080,3840x2160 --runs 1
 *
 * The second form prints a table. The ratios are what to look at, on a busy machine that of processor
 * time: it says nothing of how well the two cores are used, but a neighbour hardly changes it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  FRAMES_PER_SECOND,
  openFrameDrawer,
  planScene,
  renderVideo,
  type Scene,
} from '../src/renderer/index.ts';
import { measureBareEncode } from './bare-encode.ts';
import { workLikeAChild } from './like-a-child.ts';
import { watchChildren } from './watch-children.ts';

const MAX_RATIO = 2;
const MAX_REALTIME_FACTOR = 0.5;
/** By the number of pixels; what has more of them than the last row has no bound. */
const MAX_MEGABYTES: readonly (readonly [pixels: number, megabytes: number])[] = [
  [1280 * 720, 350],
  [1920 * 1080, 800],
  [3840 * 2160, 2000],
];
/** Frames that are kept for the bare encoder; longer videos are compared by their first seconds. */
const MAX_KEPT_BYTES = 700e6;

interface Measurement {
  readonly buildMs: number;
  readonly drawMsPerFrame: number;
  readonly encodeMs: number;
  readonly encodeCpuMs: number;
  readonly totalMs: number;
  readonly totalCpuMs: number;
  readonly peakMegabytes: number | null;
}

function readPlan(): { scenes: Scene[]; runs: number } {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '8' },
      size: { type: 'string', default: '1280x720' },
      prompt: {
        type: 'string',
        default: 'A sailing boat on a mountain lake at golden hour, birds',
      },
      runs: { type: 'string', default: '3' },
    },
  });
  const scenes = values.size.split(',').flatMap((size) => {
    const [width = 0, height = 0] = size.split('x').map(Number);
    return values.seconds.split(',').map((seconds) => {
      const durationSeconds = Number(seconds);
      const plan = { prompt: values.prompt, width, height, durationSeconds };
      return planScene({ ...plan, seed: 20_261_121, hasReferenceImage: false }).scene;
    });
  });
  return { scenes, runs: Number(values.runs) };
}

async function measure(scene: Scene, folder: string): Promise<Measurement> {
  const { width, height } = scene;
  const frameCount = scene.durationSeconds * FRAMES_PER_SECOND;
  const buildStart = performance.now();
  const drawer = await openFrameDrawer(scene);
  const drawStart = performance.now();
  const keptCount = Math.min(frameCount, Math.floor(MAX_KEPT_BYTES / drawer.frameSizeBytes));
  const frames: Uint8Array[] = [];
  for (let index = 0; index < keptCount; index++) {
    const frame = new Uint8Array(drawer.frameSizeBytes);
    drawer.drawFrame(index / FRAMES_PER_SECOND, frame);
    frames.push(frame);
  }
  const drawMsPerFrame = (performance.now() - drawStart) / keptCount;
  const kept = await measureBareEncode(frames, width, height, FRAMES_PER_SECOND);
  const share = keptCount / frameCount;
  frames.length = 0;
  const totalStart = performance.now();
  const { peakMegabytes, cpuMs } = await watchChildren(() =>
    renderVideo({
      scene,
      outputPath: join(folder, 'bench.mp4'),
      signal: new AbortController().signal,
      onProgress: () => {},
      timeoutMs: 3_600_000,
    }),
  );
  return {
    buildMs: drawStart - buildStart,
    drawMsPerFrame,
    encodeMs: kept.encodeMs / share,
    encodeCpuMs: kept.encodeCpuMs / share,
    totalMs: performance.now() - totalStart,
    totalCpuMs: cpuMs,
    peakMegabytes,
  };
}

function report(scene: Scene, measured: Measurement): void {
  const { buildMs, drawMsPerFrame, encodeMs, totalMs, peakMegabytes } = measured;
  const cpuRatio = measured.totalCpuMs / measured.encodeCpuMs;
  const { width, height, durationSeconds } = scene;
  const columns = [
    `${width}x${height}`,
    `${durationSeconds} s`,
    `build ${buildMs.toFixed(0)} ms`,
    `draw ${drawMsPerFrame.toFixed(1)} ms a frame`,
    `bare encode ${encodeMs.toFixed(0)} ms`,
    `total ${totalMs.toFixed(0)} ms`,
    `realtime factor ${(totalMs / 1_000 / durationSeconds).toFixed(2)}`,
    `ratio ${(totalMs / encodeMs).toFixed(2)}, of processor time ${cpuRatio.toFixed(2)}`,
    peakMegabytes === null ? 'memory unknown' : `memory ${peakMegabytes.toFixed(0)} MB`,
  ];
  process.stdout.write(`${columns.join(' | ')}\n`);
}

/** What a measurement breaks of the bounds, which hold for 8 s at 1280x720; memory at any size. */
function faultsOf(scene: Scene, { encodeMs, totalMs, peakMegabytes }: Measurement): string[] {
  const pixels = scene.width * scene.height;
  const bound = MAX_MEGABYTES.find(([most]) => pixels <= most)?.[1] ?? Number.POSITIVE_INFINITY;
  const isReference = pixels === 1280 * 720 && scene.durationSeconds === 8;
  const realtimeFactor = totalMs / 1_000 / scene.durationSeconds;
  return [
    ...(isReference && totalMs / encodeMs > MAX_RATIO ? [`a ratio over ${MAX_RATIO}`] : []),
    ...(isReference && realtimeFactor > MAX_REALTIME_FACTOR
      ? [`a realtime factor over ${MAX_REALTIME_FACTOR}`]
      : []),
    ...((peakMegabytes ?? 0) > bound ? [`more than ${bound} MB`] : []),
  ];
}

workLikeAChild();
const { scenes, runs } = readPlan();
const folder = await mkdtemp(join(tmpdir(), 'reprise-bench-'));
for (const scene of scenes) {
  const measurements: Measurement[] = [];
  for (let run = 0; run < runs; run++) {
    const measurement = await measure(scene, folder);
    report(scene, measurement);
    measurements.push(measurement);
  }
  const best = measurements.toSorted((one, other) => one.totalMs - other.totalMs)[0];
  const faults = best === undefined ? [] : faultsOf(scene, best);
  if (faults.length > 0) {
    process.stdout.write(`TOO MUCH: ${faults.join(', ')}\n`);
    process.exitCode = 1;
  }
}
await rm(folder, { recursive: true });
