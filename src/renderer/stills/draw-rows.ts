/** In the child: lays out rows of stills, each under its label, as one PNG. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { SideBySideRow } from '../process/child-messages.ts';
import { decodeStills } from './decode-stills.ts';
import { drawLabel, LABEL_HEIGHT } from './draw-label.ts';
import { stillCanvas } from './still-canvas.ts';
import type { Still } from './still.ts';

const STILLS_PER_ROW = 4;
/** A still fits into a square of this size, whatever its shape. */
const STILL_SIZE = 400;
const GAP = 10;
const BACKGROUND = '#14161a';

export async function drawRows(rows: readonly SideBySideRow[]): Promise<Buffer> {
  const rowsOfStills: Still[][] = [];
  for (const row of rows) rowsOfStills.push(await decodeStills(row.path, evenlySpread));
  const rowHeights = rowsOfStills.map((stills) => {
    const tallest = Math.max(0, ...stills.map((still) => scaledSize(still).height));
    return LABEL_HEIGHT + tallest + 2 * GAP;
  });
  const width = STILLS_PER_ROW * (STILL_SIZE + GAP) + GAP;
  const height = rowHeights.reduce((sum, rowHeight) => sum + rowHeight, GAP);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = BACKGROUND;
  context.fillRect(0, 0, width, height);
  let top = GAP;
  for (const [index, stills] of rowsOfStills.entries()) {
    drawLabel(context, rows[index]?.label ?? '', GAP, top);
    for (const [column, still] of stills.entries()) {
      const left = GAP + column * (STILL_SIZE + GAP);
      drawStill(context, still, left, top + LABEL_HEIGHT);
    }
    top += rowHeights[index] ?? 0;
  }
  return canvas.encode('png');
}

/** From the first frame to the last. */
function evenlySpread(durationSeconds: number): number[] {
  return Array.from(
    { length: STILLS_PER_ROW },
    (_, index) => (durationSeconds * index) / (STILLS_PER_ROW - 1),
  );
}

function scaledSize(still: Still): { width: number; height: number } {
  const scale = STILL_SIZE / Math.max(still.width, still.height);
  return { width: Math.round(still.width * scale), height: Math.round(still.height * scale) };
}

function drawStill(context: SKRSContext2D, still: Still, left: number, top: number): void {
  const scaled = scaledSize(still);
  context.imageSmoothingQuality = 'high';
  context.drawImage(stillCanvas(still), left, top, scaled.width, scaled.height);
}
