/** The unevenness of paper, which stays where it is while the picture moves. */

/** Values around 0, from about -1 to 1, for a square that repeats both ways. */
export const TEXTURE_SIZE = 256;

export function createPaperTexture(): Int8Array {
  const coarse = latticeNoise(32, 0x9e3779b9);
  const fine = latticeNoise(128, 0x85ebca6b);
  return Int8Array.from(coarse, (value, index) => 80 * value + 47 * fine[index]!);
}

/** Smooth noise with `cells` cells each way. */
function latticeNoise(cells: number, seed: number): Float32Array {
  const noise = new Float32Array(TEXTURE_SIZE * TEXTURE_SIZE);
  const span = TEXTURE_SIZE / cells;
  const corner = (column: number, row: number): number => {
    let mixed = Math.imul((column % cells) * 374761393 + (row % cells) * 668265263, seed);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2147483648 - 1;
  };
  for (let y = 0; y < TEXTURE_SIZE; y++) {
    const row = Math.floor(y / span);
    const down = y / span - row;
    for (let x = 0; x < TEXTURE_SIZE; x++) {
      const column = Math.floor(x / span);
      const across = x / span - column;
      const upper = corner(column, row) * (1 - across) + corner(column + 1, row) * across;
      const lower = corner(column, row + 1) * (1 - across) + corner(column + 1, row + 1) * across;
      noise[y * TEXTURE_SIZE + x] = upper * (1 - down) + lower * down;
    }
  }
  return noise;
}
