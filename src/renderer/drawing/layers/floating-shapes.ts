/** Spheres, rings and cubes that hover around a stage, each with a slow rise and fall of its own. */

import { allocateLayer, fillLayer } from '../../compositor/planar-layer.ts';
import { BLACK, type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { drawRaster, type Pen } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

const KINDS = ['sphere', 'sphere', 'ring', 'cube'] as const;

export function createFloatingShapes(stage: Stage, where: 'behind' | 'front'): Painter {
  const { layout, light, scene, kernel } = stage;
  const { unit, width, height } = layout;
  const random = createRandom(scene.seed, `shapes-${where}`);
  const isFront = where === 'front';
  const count = isFront ? 3 : 7;
  const colours = [
    mix(light.materials.flowers, [236, 120, 96], 0.6),
    mix(light.materials.sand, WHITE, 0.45),
    mix(light.sky[1], WHITE, 0.3),
    mix(light.waterDepth, light.sky[1], 0.3),
  ];
  const shapes = Array.from({ length: count }, (_, index) => {
    const around = (index + 0.2 + 0.6 * random()) / count;
    const size = unit * (isFront ? 0.07 + 0.07 * random() : 0.035 + 0.07 * random());
    const side = around < 0.5 ? -1 : 1;
    // Clear of the middle, where the product stands.
    const x = width * (0.5 + side * (isFront ? 0.36 + 0.1 * random() : 0.1 + 0.36 * random()));
    const y = height * (isFront ? 0.16 + 0.62 * random() : 0.1 + 0.4 * random());
    const kind = KINDS[Math.floor(random() * KINDS.length)]!;
    const colour = lit(colours[Math.floor(random() * colours.length)]!, light, 1);
    const raster = drawRaster(size * 2.6, size * 2.6, (pen) => {
      pen.translate(size * 1.3, size * 1.3);
      drawShape(
        pen,
        kind,
        size,
        colour,
        mix(lit(BLACK, light, 0), mix(colour, BLACK, 0.7), 0.8),
        layout.sunSide,
      );
    });
    const layer = allocateLayer(kernel, raster.width, raster.height);
    fillLayer(kernel, layer, raster);
    return {
      layer,
      x,
      y,
      size,
      pace: 0.5 + 0.5 * random(),
      phase: random() * 6.283,
      swing: unit * (0.012 + 0.02 * random()),
    };
  });
  const depth = isFront ? 0.9 : 0.3;
  // What pans out of the frame on one side comes back on the other, beyond its edge.
  const span = width + 0.6 * unit;
  return ({ timeSeconds, camera, compositor }) => {
    for (const { layer, x, y, size, pace, phase, swing } of shapes) {
      const view = placeInView(
        layout,
        camera,
        depth,
        x,
        y + swing * Math.sin(timeSeconds * pace + phase),
      );
      const shifted = view.x + 0.3 * unit;
      const wrapped = shifted - Math.floor(shifted / span) * span - 0.3 * unit;
      compositor.lay(layer, {
        left: wrapped - size * 1.3 * view.scale,
        top: view.y - size * 1.3 * view.scale,
        scale: view.scale,
      });
    }
  };
}

function drawShape(
  pen: Pen,
  kind: (typeof KINDS)[number],
  size: number,
  bright: Colour,
  dark: Colour,
  sunSide: -1 | 1,
): void {
  const gradient = pen.createRadialGradient(
    sunSide * size * 0.4,
    -size * 0.45,
    size * 0.05,
    0,
    0,
    size * 1.15,
  );
  gradient.addColorStop(0, css(mix(bright, WHITE, 0.65)));
  gradient.addColorStop(0.35, css(bright));
  gradient.addColorStop(1, css(dark));
  if (kind === 'sphere') {
    pen.fillStyle = gradient;
    pen.beginPath();
    pen.arc(0, 0, size, 0, 2 * Math.PI);
    pen.fill();
  } else if (kind === 'ring') {
    pen.rotate(-0.5 * sunSide);
    pen.strokeStyle = gradient;
    pen.lineWidth = size * 0.26;
    pen.beginPath();
    pen.ellipse(0, 0, size, size * 0.62, 0, 0, 2 * Math.PI);
    pen.stroke();
  } else {
    drawCube(pen, size * 0.9, bright, dark, sunSide);
  }
}

/** Seen from above one corner: three faces of different light. */
function drawCube(pen: Pen, size: number, bright: Colour, dark: Colour, sunSide: -1 | 1): void {
  const face = (colour: Colour, corners: readonly (readonly [number, number])[]): void => {
    pen.fillStyle = css(colour);
    pen.beginPath();
    for (const [x, y] of corners) pen.lineTo(x * size, y * size);
    pen.fill();
  };
  const sunny = mix(bright, dark, 0.25);
  const shady = mix(bright, dark, 0.75);
  face(mix(bright, WHITE, 0.35), [
    [0, -1],
    [0.87, -0.5],
    [0, 0],
    [-0.87, -0.5],
  ]);
  face(sunSide < 0 ? sunny : shady, [
    [-0.87, -0.5],
    [0, 0],
    [0, 1],
    [-0.87, 0.5],
  ]);
  face(sunSide < 0 ? shady : sunny, [
    [0.87, -0.5],
    [0, 0],
    [0, 1],
    [0.87, 0.5],
  ]);
}
