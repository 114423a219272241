/** Small birds in the distance, a few notes at a time. */
import { deriveSeed, randomAt } from './noise.ts';
import { addTone, eventsBetween, type SoundEvent } from './sound-events.ts';
import type { Voice } from './voice.ts';

const SONG_SLOT_SECONDS = 1.5;
const MAX_NOTES = 6;
const NOTE_STEP_SECONDS = 0.15;
const NOTE_SECONDS = 0.11;
/** The same note comes back from the trees, later and softer, on the other side. */
const ECHO_DELAY_SECONDS = 0.21;
const ECHO_GAIN = 0.22;
const GAIN = 0.26;

export const renderBirds: Voice = (seed, firstSample, left, right) => {
  left.fill(0);
  right.fill(0);
  const plan = {
    seed: deriveSeed(seed, 1),
    slotSeconds: SONG_SLOT_SECONDS,
    probability: 0.6,
    maxSeconds: MAX_NOTES * NOTE_STEP_SECONDS + NOTE_SECONDS + ECHO_DELAY_SECONDS,
  };
  for (const song of eventsBetween(plan, firstSample, firstSample + left.length)) {
    addSong(song, firstSample, left, right);
  }
};

function addSong(
  song: SoundEvent,
  firstSample: number,
  left: Float32Array,
  right: Float32Array,
): void {
  const noteCount = 2 + Math.floor(randomAt(song.seed, 2) * (MAX_NOTES - 1));
  const pitch = 2_300 + 1_700 * randomAt(song.seed, 3);
  const place = randomAt(song.seed, 4);
  const strength = GAIN * (0.3 + 0.7 * randomAt(song.seed, 5));
  for (let note = 0; note < noteCount; note++) {
    const bend = 0.85 + 0.35 * randomAt(song.seed, 20 + note);
    const tone = {
      startSeconds: song.startSeconds + note * NOTE_STEP_SECONDS,
      lengthSeconds: NOTE_SECONDS * (0.6 + 0.4 * randomAt(song.seed, 40 + note)),
      fromHertz: pitch * (0.92 + 0.16 * randomAt(song.seed, 60 + note)),
      toHertz: pitch * bend,
      leftGain: strength * (1 - place),
      rightGain: strength * place,
    };
    addTone(tone, noteEnvelope, firstSample, left, right);
    const echo = {
      ...tone,
      startSeconds: tone.startSeconds + ECHO_DELAY_SECONDS,
      leftGain: tone.rightGain * ECHO_GAIN,
      rightGain: tone.leftGain * ECHO_GAIN,
    };
    addTone(echo, noteEnvelope, firstSample, left, right);
  }
}

function noteEnvelope(progress: number): number {
  return Math.sin(Math.PI * Math.sqrt(progress)) ** 2;
}
