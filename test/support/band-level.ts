/** How much power a sound has between two frequencies, by summing single frequencies. */

const PROBES = 60;
const WINDOW = 4_096;
const SAMPLES_PER_SECOND = 48_000;

/** Comparable between bands and sounds, whatever their length. */
export function bandLevel(samples: Float32Array, fromHertz: number, toHertz: number): number {
  let power = 0;
  let windows = 0;
  // Windows in between are skipped: this is a statistic, not a recording.
  const stride = Math.max(WINDOW, Math.floor(samples.length / 24));
  for (let start = 0; start + WINDOW <= samples.length; start += stride, windows++) {
    const part = samples.subarray(start, start + WINDOW);
    for (let probe = 0; probe < PROBES; probe++) {
      power += powerAt(part, fromHertz + ((toHertz - fromHertz) * (probe + 0.5)) / PROBES);
    }
  }
  return (power / PROBES / windows) * (toHertz - fromHertz);
}

/** Goertzel's way to ask for one frequency, with the window's edges faded. */
function powerAt(samples: Float32Array, hertz: number): number {
  const turn = (2 * Math.PI * hertz) / SAMPLES_PER_SECOND;
  const factor = 2 * Math.cos(turn);
  let [last, before] = [0, 0];
  for (let at = 0; at < samples.length; at++) {
    const fade = 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / samples.length);
    const value = (samples[at] ?? 0) * fade + factor * last - before;
    before = last;
    last = value;
  }
  return (last * last + before * before - factor * last * before) / samples.length;
}
