/** In the child: pixels to a PNG file's bytes. */
import type { Still } from './still.ts';
import { stillCanvas } from './still-canvas.ts';

export function encodePng(still: Still): Promise<Buffer> {
  return stillCanvas(still).encode('png');
}
