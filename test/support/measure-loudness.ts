/** Loudness as broadcasters measure it (ITU-R BS.1770), without gating, for stereo at 48 kHz. */

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The two stages that imitate an ear: the head's boost of high tones, and deafness to low ones. */
const HEAD: Biquad = {
  b: [1.53512485958697, -2.69169618940638, 1.19839281085285],
  a: [-1.69065929318241, 0.73248077421585],
};
const LOW_CUT: Biquad = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] };

/** In LUFS: 0 is the loudest, -20 a quiet film, -70 silence. */
export function measureLoudness(left: Float32Array, right: Float32Array): number {
  const power = [left, right]
    .map((channel) => meanSquare(filter(filter(channel, HEAD), LOW_CUT)))
    .reduce((sum, value) => sum + value, 0);
  return -0.691 + 10 * Math.log10(Math.max(power, 1e-10));
}

function filter(samples: Float32Array | Float64Array, { a, b }: Biquad): Float64Array {
  const output = new Float64Array(samples.length);
  let [input1, input2, output1, output2] = [0, 0, 0, 0];
  for (let index = 0; index < samples.length; index++) {
    const input = samples[index] ?? 0;
    const value = b[0] * input + b[1] * input1 + b[2] * input2 - a[0] * output1 - a[1] * output2;
    input2 = input1;
    input1 = input;
    output2 = output1;
    output1 = value;
    output[index] = value;
  }
  return output;
}

function meanSquare(samples: Float64Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}
