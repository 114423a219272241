/** A small canvas that is drawn anew for each frame and laid onto it as a layer. */

import { createCanvas } from '@napi-rs/canvas';
import type { Compositor } from '../../compositor/compositor.ts';
import { allocateLayer, fillLayer } from '../../compositor/planar-layer.ts';
import { evenSize, type Pen, rasterOf } from '../canvas-raster.ts';
import type { Stage } from '../stage.ts';

export interface SpriteSize {
  readonly width: number;
  readonly height: number;
  /** Where the subject's own origin lies in the sprite, as shares of its size. */
  readonly originX: number;
  readonly originY: number;
}

export interface SpritePlace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Reflection {
  readonly opacity: number;
  /** Row of the frame at which the water touches the subject. */
  readonly waterRow: number;
  readonly bend: (row: number) => number;
}

export interface Sprite {
  /** Draws with the origin at 0,0; then the sprite can be shown. */
  draw(draw: (pen: Pen) => void): void;
  /** The same, unless what it shows was drawn under this very name. */
  drawOnce(name: string, draw: (pen: Pen) => void): void;
  /** The nearest place to this one at which no side and not the top reaches out of the frame. */
  keepInFrame(place: SpritePlace): SpritePlace;
  /** `bend` shifts each row of the frame to the right, by pixels. */
  show(compositor: Compositor, place: SpritePlace, bend?: (row: number) => number): void;
  showReflected(compositor: Compositor, place: SpritePlace, reflection: Reflection): void;
}

export function createSprite({ kernel, layout }: Stage, size: SpriteSize): Sprite {
  const width = evenSize(size.width);
  const height = evenSize(size.height);
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  const layer = allocateLayer(kernel, width, height);
  const offsetX = width * size.originX;
  const offsetY = height * size.originY;
  let shownName: string | null = null;
  function draw(drawOn: (pen: Pen) => void): void {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.setTransform(1, 0, 0, 1, offsetX, offsetY);
    // What one drawing leaves behind, such as round line ends, must not show in the next.
    pen.save();
    drawOn(pen);
    pen.restore();
    fillLayer(kernel, layer, rasterOf(canvas));
    shownName = null;
  }
  return {
    draw,
    drawOnce(name, drawOn) {
      if (name === shownName) return;
      draw(drawOn);
      shownName = name;
    },
    keepInFrame({ x, y, scale }) {
      const leftmost = offsetX * scale;
      const rightmost = layout.width - (width - offsetX) * scale;
      const inside = Math.max(leftmost, Math.min(rightmost, x));
      return { x: inside, y: Math.max(y, offsetY * scale), scale };
    },
    show(compositor, { x, y, scale }, bend) {
      compositor.lay(layer, {
        left: x - offsetX * scale,
        top: y - offsetY * scale,
        scale,
        ...(bend === undefined ? {} : { bend }),
      });
    },
    showReflected(compositor, { x, y, scale }, { opacity, waterRow, bend }) {
      compositor.lay(layer, {
        left: x - offsetX * scale,
        // Mirrored at the water: the sprite's origin appears as far below it as it is above.
        top: 2 * waterRow - y + offsetY * scale,
        scale,
        opacity,
        bend,
        isFlipped: true,
      });
    },
  };
}
