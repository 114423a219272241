/** How a camera's picture is to be turned before it is shown, from what the camera wrote about it. */

const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;
/** Cameras write some dozens. */
const MAX_ENTRIES = 1_000;

/** `block` is what Exif calls a TIFF header and all behind it. 1 to 8; 1, upright, where it says nothing. */
export function exifOrientation(block: Uint8Array): number {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (block.byteLength < 10) return 1;
  const isLittle = view.getUint16(0) === 0x4949;
  if (!isLittle && view.getUint16(0) !== 0x4d4d) return 1;
  const first = view.getUint32(4, isLittle);
  if (first + 2 > block.byteLength) return 1;
  const count = Math.min(MAX_ENTRIES, view.getUint16(first, isLittle));
  for (let index = 0; index < count; index++) {
    const at = first + 2 + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > block.byteLength) return 1;
    if (view.getUint16(at, isLittle) !== ORIENTATION) continue;
    const value = view.getUint16(at + 8, isLittle);
    const isSaid = view.getUint16(at + 2, isLittle) === SHORT && value >= 1 && value <= 8;
    return isSaid ? value : 1;
  }
  return 1;
}

/** Whether a picture of that orientation is shown lying on its side, so that its sides change places. */
export function isTurned(orientation: number): boolean {
  return orientation >= 5;
}
