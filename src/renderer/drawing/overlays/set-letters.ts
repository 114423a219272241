/** The picture of a text in the bundled font, large in the middle and small at an edge. */

import { createCanvas } from '@napi-rs/canvas';
import type { Raster } from '../../compositor/raster.ts';
import { registerFont } from '../../font/register-font.ts';
import type { Overlay, OverlayPlace } from '../../scene/scene.ts';
import { drawRaster, type Pen } from '../canvas-raster.ts';
import { breakLines } from './break-lines.ts';

export interface LetterPicture {
  readonly raster: Raster;
  /** Pixels around the letters, which hold their shadow. */
  readonly border: number;
}

/** Height of the letters as a share of the frame's shorter side. */
const SIZES: Readonly<Record<OverlayPlace, number>> = {
  centre: 0.125,
  top: 0.07,
  bottom: 0.07,
  top_left: 0.052,
  top_right: 0.052,
  bottom_left: 0.052,
  bottom_right: 0.052,
};
const SMALLEST = 0.4;
const MAX_LINES = 3;
const LINE_HEIGHT = 1.28;
/** Share of the frame's width that lines may take. */
const WIDEST: Readonly<Record<OverlayPlace, number>> = {
  centre: 0.84,
  top: 0.84,
  bottom: 0.84,
  top_left: 0.42,
  top_right: 0.42,
  bottom_left: 0.42,
  bottom_right: 0.42,
};
/** Between the letters of a wordmark, as a share of their height. */
const TRACKING = 0.09;

export function setLetters(overlay: Overlay, width: number, height: number): LetterPicture {
  const family = registerFont();
  const unit = Math.min(width, height);
  const isWordmark = overlay.kind === 'wordmark';
  const maxWidth = width * WIDEST[overlay.place];
  const ruler = createCanvas(1, 1).getContext('2d');
  let size = unit * SIZES[overlay.place];
  const smallest = size * SMALLEST;
  let lines: string[] = [];
  let widest = 0;
  // Smaller letters before more lines than can be taken in at a glance.
  for (; ; size *= 0.9) {
    chooseFont(ruler, family, size, isWordmark);
    lines = breakLines(overlay.text, maxWidth, (line) => ruler.measureText(line).width);
    widest = Math.max(...lines.map((line) => ruler.measureText(line).width));
    const fits = widest <= maxWidth && lines.length <= MAX_LINES;
    if (fits || size * 0.9 < smallest) break;
  }
  const squeeze = Math.min(1, maxWidth / widest);
  const border = Math.ceil(size * 0.5);
  const bar = isWordmark ? size * 0.62 : 0;
  const pictureWidth = widest * squeeze + bar + 2 * border;
  const pictureHeight = lines.length * size * LINE_HEIGHT + 2 * border;
  const raster = drawRaster(pictureWidth, pictureHeight, (pen) => {
    chooseFont(pen, family, size, isWordmark);
    pen.textBaseline = 'middle';
    pen.fillStyle = '#ffffff';
    pen.shadowColor = 'rgba(0,0,0,0.62)';
    pen.shadowBlur = size * 0.22;
    pen.shadowOffsetY = size * 0.035;
    if (isWordmark) drawMark(pen, border, border + size * LINE_HEIGHT * 0.5, size);
    const isCentred = !overlay.place.includes('left') && !overlay.place.includes('right');
    pen.textAlign = isCentred && !isWordmark ? 'center' : 'left';
    const x = pen.textAlign === 'center' ? pictureWidth / 2 : border + bar;
    for (const [index, line] of lines.entries()) {
      const y = border + (index + 0.5) * size * LINE_HEIGHT;
      pen.save();
      pen.translate(x, y);
      pen.scale(squeeze, 1);
      pen.fillText(line, 0, 0);
      pen.restore();
    }
  });
  return { raster, border };
}

function chooseFont(pen: Pen, family: string, size: number, isWordmark: boolean): void {
  pen.font = `700 ${size}px "${family}"`;
  pen.letterSpacing = isWordmark ? `${size * TRACKING}px` : '0px';
}

/** A plain mark before the letters: it says "brand" without pretending to be anybody's sign. */
function drawMark(pen: Pen, x: number, y: number, size: number): void {
  const radius = size * 0.2;
  pen.beginPath();
  pen.arc(x + radius, y, radius, 0, 2 * Math.PI);
  pen.arc(x + radius, y, radius * 0.45, 0, 2 * Math.PI, true);
  pen.fill();
}
