/** Makes one plane of a frame smaller by averaging, at a cost that depends on the result alone. */

interface Plane {
  readonly values: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Each value is the mean of a grid of `taps` by `taps` samples spread over what it covers: as good
 * to the eye as the mean of all of them, which would cost more than encoding the picture.
 */
export function shrinkPlane(
  { values, width: sourceWidth, height: sourceHeight }: Plane,
  width: number,
  height: number,
  taps: number,
): Uint8ClampedArray {
  const columns = spread(width * taps, sourceWidth);
  const rows = spread(height * taps, sourceHeight);
  const share = 1 / (taps * taps);
  // Rounds what is stored in it.
  const means = new Uint8ClampedArray(width * height);
  const sums = new Int32Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = y * taps; row < (y + 1) * taps; row++) {
      const start = rows[row]! * sourceWidth;
      for (let x = 0, tap = 0; x < width; x++) {
        let sum = sums[x]!;
        for (const end = tap + taps; tap < end; tap++) sum += values[start + columns[tap]!]!;
        sums[x] = sum;
      }
    }
    for (let x = 0; x < width; x++) means[y * width + x] = sums[x]! * share;
  }
  return means;
}

/** So many positions in the middles of equal parts of a length. */
function spread(count: number, length: number): Int32Array {
  const positions = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    positions[index] = Math.floor(((index + 0.5) * length) / count);
  }
  return positions;
}
