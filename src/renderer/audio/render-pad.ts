/** Soft chords that change slowly under everything else, in major or in minor. */
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import { randomAt } from './noise.ts';
import type { Voice } from './voice.ts';

const CHORD_SECONDS = 6;
/** Each chord begins to sound this long before its time, while the one before fades. */
const BLEND_SECONDS = 2.5;
const ROOTS_HERTZ = [98, 110, 123.47, 130.81, 146.83];
/** Semitones above the root, four chords that lead back to the first. */
const MAJOR_CHORDS = [
  [0, 7, 12, 16],
  [-3, 4, 12, 16],
  [-7, 5, 12, 17],
  [-5, 7, 11, 14],
];
const MINOR_CHORDS = [
  [0, 7, 12, 15],
  [-4, 3, 12, 15],
  [-7, 5, 12, 15],
  [-2, 5, 10, 14],
];
/** The fundamental and its overtones, as shares of the amplitude. */
const PARTIALS = [1, 0.28, 0.09];
/** The sides are tuned slightly apart, which makes the chord wide and slowly moving. */
const RIGHT_DETUNE = 1.0025;
const GAIN = 0.07;

export const renderMajorPad: Voice = (seed, firstSample, left, right) => {
  renderChords(seed, MAJOR_CHORDS, firstSample, left, right);
};

export const renderMinorPad: Voice = (seed, firstSample, left, right) => {
  renderChords(seed, MINOR_CHORDS, firstSample, left, right);
};

function renderChords(
  seed: number,
  chords: readonly (readonly number[])[],
  firstSample: number,
  left: Float32Array,
  right: Float32Array,
): void {
  left.fill(0);
  right.fill(0);
  const root = ROOTS_HERTZ[Math.floor(randomAt(seed, 1) * ROOTS_HERTZ.length)] ?? 110;
  const chordSamples = CHORD_SECONDS * AUDIO_SAMPLES_PER_SECOND;
  const endSample = firstSample + left.length;
  const lastChord = Math.floor(
    (endSample + BLEND_SECONDS * AUDIO_SAMPLES_PER_SECOND) / chordSamples,
  );
  for (let turn = Math.floor(firstSample / chordSamples); turn <= lastChord; turn++) {
    const semitones = chords[((turn % chords.length) + chords.length) % chords.length] ?? [];
    for (const [note, semitone] of semitones.entries()) {
      const hertz = root * 2 ** (semitone / 12);
      for (const [overtone, share] of PARTIALS.entries()) {
        const partial = {
          turn,
          hertz: hertz * (overtone + 1),
          gain: (GAIN * share) / (1 + note * 0.3),
        };
        addPartial(partial, firstSample, left);
        addPartial({ ...partial, hertz: partial.hertz * RIGHT_DETUNE }, firstSample, right);
      }
    }
  }
}

/** Turns a point around a circle instead of asking for a sine each time, five times as fast. */
function addPartial(
  partial: { readonly turn: number; readonly hertz: number; readonly gain: number },
  firstSample: number,
  target: Float32Array,
): void {
  const begin = (partial.turn * CHORD_SECONDS - BLEND_SECONDS) * AUDIO_SAMPLES_PER_SECOND;
  const end = (partial.turn + 1) * CHORD_SECONDS * AUDIO_SAMPLES_PER_SECOND;
  const from = Math.max(0, begin - firstSample);
  const until = Math.min(target.length, end - firstSample);
  if (from >= until) return;
  const blendSamples = BLEND_SECONDS * AUDIO_SAMPLES_PER_SECOND;
  const step = (2 * Math.PI * partial.hertz) / AUDIO_SAMPLES_PER_SECOND;
  const turnCosine = Math.cos(step);
  const turnSine = Math.sin(step);
  let cosine = Math.cos(step * (firstSample + from));
  let sine = Math.sin(step * (firstSample + from));
  for (let index = from; index < until; index++) {
    const position = firstSample + index;
    const fade = Math.min(1, (position - begin) / blendSamples, (end - position) / blendSamples);
    target[index] = (target[index] ?? 0) + sine * partial.gain * fade * fade * (3 - 2 * fade);
    const nextCosine = cosine * turnCosine - sine * turnSine;
    sine = sine * turnCosine + cosine * turnSine;
    cosine = nextCosine;
  }
}
