/** The sound of a scene: made from its seed and looks alone, the same at every moment of every run. */
import { AUDIO_SAMPLES_PER_SECOND, type Scene } from '../scene/scene.ts';
import type { StereoSamples } from '../encoding/mp4-source.ts';
import { AMBIENCE_VOICES, levelsAt, type AmbienceVoice } from './ambience-levels.ts';
import { deriveSeed } from './noise.ts';
import { renderBirds } from './render-birds.ts';
import { renderCrickets } from './render-crickets.ts';
import { renderLapping } from './render-lapping.ts';
import { renderMajorPad, renderMinorPad } from './render-pad.ts';
import { renderRain } from './render-rain.ts';
import { renderTraffic } from './render-traffic.ts';
import { renderWaves } from './render-waves.ts';
import { renderWind } from './render-wind.ts';
import { VOICE_SETTLE_SAMPLES, type Voice } from './voice.ts';

const VOICES: Readonly<Record<AmbienceVoice, Voice>> = {
  waves: renderWaves,
  lapping: renderLapping,
  wind: renderWind,
  rain: renderRain,
  traffic: renderTraffic,
  crickets: renderCrickets,
  birds: renderBirds,
  majorPad: renderMajorPad,
  minorPad: renderMinorPad,
};

/**
 * Sound is made in blocks at fixed places on the time line, whatever part is asked for, so that
 * any two requests agree on every sample they share. Asking for whole blocks wastes nothing.
 */
export const AMBIENCE_BLOCK_SAMPLES = 65_536;
/**
 * A level is held for this long: too short to be heard as steps while a look blends in. It is not
 * drawn as a line, which would let a new look be heard just before it begins.
 */
const LEVEL_STEP_SAMPLES = 128;
const FADE_IN_SECONDS = 0.3;
/** Below this the sound is left as it is; above, it is bent so that it never reaches 1. */
const LIMIT_KNEE = 0.6;

export function synthesizeAmbience(
  scene: Scene,
  startSeconds: number,
  durationSeconds: number,
): StereoSamples {
  const first = Math.round(startSeconds * AUDIO_SAMPLES_PER_SECOND);
  const end = Math.round((startSeconds + durationSeconds) * AUDIO_SAMPLES_PER_SECOND);
  const left = new Float32Array(end - first);
  const right = new Float32Array(end - first);
  const firstBlock = Math.floor(first / AMBIENCE_BLOCK_SAMPLES);
  for (let block = firstBlock; block * AMBIENCE_BLOCK_SAMPLES < end; block++) {
    const blockStart = block * AMBIENCE_BLOCK_SAMPLES;
    const sound = renderBlock(scene, blockStart);
    const from = Math.max(first, blockStart);
    const until = Math.min(end, blockStart + AMBIENCE_BLOCK_SAMPLES);
    left.set(sound.left.subarray(from - blockStart, until - blockStart), from - first);
    right.set(sound.right.subarray(from - blockStart, until - blockStart), from - first);
  }
  return { left, right };
}

function renderBlock(scene: Scene, blockStart: number): StereoSamples {
  const left = new Float32Array(AMBIENCE_BLOCK_SAMPLES);
  const right = new Float32Array(AMBIENCE_BLOCK_SAMPLES);
  const voiceLeft = new Float32Array(VOICE_SETTLE_SAMPLES + AMBIENCE_BLOCK_SAMPLES);
  const voiceRight = new Float32Array(VOICE_SETTLE_SAMPLES + AMBIENCE_BLOCK_SAMPLES);
  const steps = Array.from({ length: AMBIENCE_BLOCK_SAMPLES / LEVEL_STEP_SAMPLES }, (_, step) =>
    levelsAt(scene, (blockStart + step * LEVEL_STEP_SAMPLES) / AUDIO_SAMPLES_PER_SECOND),
  );
  for (const [index, name] of AMBIENCE_VOICES.entries()) {
    const levels = steps.map((step) => step[name]);
    if (levels.every((level) => level === 0)) continue;
    const seed = deriveSeed(scene.seed, index);
    VOICES[name](seed, blockStart - VOICE_SETTLE_SAMPLES, voiceLeft, voiceRight);
    addWithLevels(voiceLeft.subarray(VOICE_SETTLE_SAMPLES), levels, left);
    addWithLevels(voiceRight.subarray(VOICE_SETTLE_SAMPLES), levels, right);
  }
  finish(blockStart, left);
  finish(blockStart, right);
  return { left, right };
}

function addWithLevels(
  source: Float32Array,
  levels: readonly number[],
  target: Float32Array,
): void {
  for (const [step, level] of levels.entries()) {
    const start = step * LEVEL_STEP_SAMPLES;
    for (let position = start; position < start + LEVEL_STEP_SAMPLES; position++) {
      target[position] = (target[position] ?? 0) + (source[position] ?? 0) * level;
    }
  }
}

function finish(blockStart: number, samples: Float32Array): void {
  const fadeSamples = FADE_IN_SECONDS * AUDIO_SAMPLES_PER_SECOND;
  for (let index = 0; index < samples.length; index++) {
    const value = (samples[index] ?? 0) * Math.min(1, (blockStart + index) / fadeSamples);
    const excess = Math.abs(value) - LIMIT_KNEE;
    if (excess <= 0) samples[index] = value;
    else {
      const room = 1 - LIMIT_KNEE;
      samples[index] = Math.sign(value) * (LIMIT_KNEE + room * Math.tanh(excess / room) * 0.98);
    }
  }
}
