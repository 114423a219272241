/**
 * How fast the built-in renderer is, against the bare encoder on the same frames in the same run.
 *
 *   node bench/render-speed.ts [--seconds 8] [--size 1280x720] [--prompt '…'] [--runs 3]
 *
 * The ratio is what to look at: it stays the same when the machine is slow or busy.
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

const MAX_RATIO = 3;
const MAX_REALTIME_FACTOR = 0.5;

interface Measurement {
  readonly buildMs: number;
  readonly drawMs: number;
  readonly encodeMs: number;
  readonly totalMs: number;
}

function readScene(): { scene: Scene; runs: number } {
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
  const [width = 0, height = 0] = values.size.split('x').map(Number);
  const { scene } = planScene({
    prompt: values.prompt,
    width,
    height,
    durationSeconds: Number(values.seconds),
    seed: 20_261_121,
    hasReferenceImage: false,
  });
  return { scene, runs: Number(values.runs) };
}

async function measure(scene: Scene, folder: string): Promise<Measurement> {
  const buildStart = performance.now();
  const drawer = await openFrameDrawer(scene);
  const drawStart = performance.now();
  const frames: Uint8Array[] = [];
  for (let index = 0; index < scene.durationSeconds * FRAMES_PER_SECOND; index++) {
    const frame = new Uint8Array(drawer.frameSizeBytes);
    drawer.drawFrame(index / FRAMES_PER_SECOND, frame);
    frames.push(frame);
  }
  const drawMs = performance.now() - drawStart;
  const { width, height } = scene;
  const encodeMs = await measureBareEncode(frames, width, height, FRAMES_PER_SECOND);
  frames.length = 0;
  const totalStart = performance.now();
  await renderVideo({
    scene,
    outputPath: join(folder, 'bench.mp4'),
    signal: new AbortController().signal,
    onProgress: () => {},
    timeoutMs: 600_000,
  });
  const totalMs = performance.now() - totalStart;
  return { buildMs: drawStart - buildStart, drawMs, encodeMs, totalMs };
}

function report({ buildMs, drawMs, encodeMs, totalMs }: Measurement, scene: Scene): void {
  const frameCount = scene.durationSeconds * FRAMES_PER_SECOND;
  const ratio = totalMs / encodeMs;
  const realtimeFactor = totalMs / 1_000 / scene.durationSeconds;
  const columns = [
    `build ${buildMs.toFixed(0)} ms`,
    `draw ${drawMs.toFixed(0)} ms (${(drawMs / frameCount).toFixed(2)} a frame)`,
    `bare encode ${encodeMs.toFixed(0)} ms`,
    `total ${totalMs.toFixed(0)} ms`,
    `realtime factor ${realtimeFactor.toFixed(2)} (at most ${MAX_REALTIME_FACTOR})`,
    `ratio ${ratio.toFixed(2)} (at most ${MAX_RATIO})`,
  ];
  process.stdout.write(`${columns.join(' | ')}\n`);
}

const { scene, runs } = readScene();
const folder = await mkdtemp(join(tmpdir(), 'reprise-bench-'));
const measurements: Measurement[] = [];
for (let run = 0; run < runs; run++) {
  const measurement = await measure(scene, folder);
  report(measurement, scene);
  measurements.push(measurement);
}
await rm(folder, { recursive: true });
const best = measurements.toSorted((one, other) => one.totalMs - other.totalMs)[0];
if (best !== undefined) {
  const isFast = best.totalMs / best.encodeMs <= MAX_RATIO;
  process.stdout.write(isFast ? 'fast enough\n' : 'TOO SLOW\n');
  process.exitCode = isFast ? 0 : 1;
}
