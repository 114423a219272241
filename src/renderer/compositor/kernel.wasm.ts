/**
 * The inner loops of the compositor, in AssemblyScript: every function works on planes of bytes in
 * this module's own memory, eight or sixteen pixels at a time.
 *
 * Planes are BT.709 limited range. A layer's colour planes are premultiplied by its alpha plane,
 * so "over" is one multiply-add. Callers guarantee 64 readable bytes before and after each plane
 * and 32 bytes of zero padding at the end of each layer row, which is what lets the loops run
 * without a tail.
 */

export { findSpans, planarFromRgba } from './kernel/convert.wasm';
export { blend, grade } from './kernel/grade.wasm';
export { fractalNoise, ridgedNoise } from './kernel/noise.wasm';
export { over } from './kernel/over.wasm';
export { recolour } from './kernel/recolour.wasm';
export { flatten, retone, retoneOnPaper, roughen, tint } from './kernel/retone.wasm';
export { stamp } from './kernel/stamp.wasm';
export { surroundings } from './kernel/surroundings.wasm';
export { water } from './kernel/water.wasm';

/** A block of zeroed memory, aligned for vector loads and with slack on both sides. */
export function allocate(sizeBytes: i32): usize {
  const start = ((heap.alloc(sizeBytes + 192) + 15) & ~15) + 64;
  memory.fill(start - 64, 0, sizeBytes + 128);
  return start;
}
