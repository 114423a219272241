/** In the child: makes a new video of an existing one, with the sound that it has. */
import { continueSound } from '../footage/continue-sound.ts';
import { footageFrameCount } from '../footage/footage-frames.ts';
import type { ProbedFootage } from '../footage/probe-footage.ts';
import { readSound } from '../footage/read-sound.ts';
import type { Footage } from '../footage/footage.ts';
import type { FootageWork } from '../footage/paint-thread.ts';
import type { StereoSamples } from '../encoding/mp4-source.ts';
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import type { RemakeJob } from './child-messages.ts';
import type { DrawingThread } from './drawing-thread.ts';
import { encodeDrawing, type Drawing } from './encode-drawing.ts';
import { RenderError } from './render-error.ts';

/** Rates that divide the sound's 48,000 samples a second; the nearest one is taken. */
const FRAME_RATES = [24, 25, 30] as const;

export async function runRemakeJob(
  { footage, sourcePath, outputPath }: RemakeJob,
  probed: ProbedFootage,
  thread: DrawingThread,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const framesPerSecond = nearestRate(probed.framesPerSecond);
  const frameCount = footageFrameCount(footage, framesPerSecond);
  const file = { path: sourcePath, rotation: probed.rotation, framesPerSecond };
  const work: Omit<FootageWork, 'ring'> = { footage, file };
  const drawing: Drawing = {
    shape: {
      width: footage.width,
      height: footage.height,
      frameCount,
      framesPerSecond,
      isForeign: true,
      provenance: 'changed',
    },
    thread,
    work,
    async openSound() {
      const sampleCount = (frameCount * AUDIO_SAMPLES_PER_SECOND) / framesPerSecond;
      const sound = await remakeSound(footage, sourcePath, sampleCount);
      return (firstSample, count) => part(sound, firstSample, count);
    },
  };
  await encodeDrawing(drawing, outputPath, onProgress);
}

/** A clip of 60 pictures a second is shown at 30, taking every other one. */
function nearestRate(framesPerSecond: number): number {
  const distanceTo = (rate: number): number => Math.abs(framesPerSecond - rate);
  return FRAME_RATES.reduce((best, rate) => (distanceTo(rate) < distanceTo(best) ? rate : best));
}

async function remakeSound(
  footage: Footage,
  sourcePath: string,
  sampleCount: number,
): Promise<StereoSamples> {
  const sourceSamples = Math.round(footage.sourceSeconds * AUDIO_SAMPLES_PER_SECOND);
  const sound = await readSourceSound(sourcePath, sourceSamples);
  if (sound === null) {
    return { left: new Float32Array(sampleCount), right: new Float32Array(sampleCount) };
  }
  const wholeSamples = sampleCount + (footage.keepsSource ? 0 : sourceSamples);
  const whole = continueSound(sound, Math.max(0, wholeSamples - sourceSamples));
  return part(whole, wholeSamples - sampleCount, sampleCount);
}

/** Whatever is wrong with the sound is the file's fault. */
async function readSourceSound(path: string, samples: number): Promise<StereoSamples | null> {
  try {
    return await readSound(path, samples);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RenderError('source_video', `its sound cannot be decoded: ${reason}`);
  }
}

function part({ left, right }: StereoSamples, first: number, count: number): StereoSamples {
  return { left: left.slice(first, first + count), right: right.slice(first, first + count) };
}
