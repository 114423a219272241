/** The head of one file in a tar archive, as POSIX's ustar format writes it. */

const BLOCK_BYTES = 512;
const MAX_PATH_BYTES = 100;
/** Eleven octal digits. */
const MAX_SIZE_BYTES = 8 ** 11 - 1;

/** Two blocks of zeros say that nothing follows. */
export const TAR_END = Buffer.alloc(2 * BLOCK_BYTES);

export function tarHeader(path: string, sizeBytes: number, modifiedAt: Date): Buffer {
  if (Buffer.byteLength(path) > MAX_PATH_BYTES || sizeBytes > MAX_SIZE_BYTES) {
    throw new Error(`${path} does not fit into a tar archive: use a folder`);
  }
  const header = Buffer.alloc(BLOCK_BYTES);
  header.write(path, 0);
  header.write(octal(0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(sizeBytes, 11), 124);
  header.write(octal(Math.floor(modifiedAt.getTime() / 1000), 11), 136);
  // The sum is taken with blanks in its own place.
  header.fill(' ', 148, 156);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148);
  return header;
}

/** What fills the last block of a file. */
export function tarPadding(sizeBytes: number): Buffer {
  return Buffer.alloc((BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
