/** A row of tall trees on mossy ground: trunks up out of the frame, leaves hanging into it. */

import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { drawRaster, drawWrapped, evenSize, type Pen } from '../canvas-raster.ts';
import type { Layout } from '../layout.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom, type Random } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { createGroundLine, type GroundLine } from './ground-line.ts';
import {
  coloursOf,
  type PlantColours,
  plantColours,
  treeColours,
  type TreeColours,
} from './plants.ts';

export interface GroveShape {
  readonly name: string;
  readonly depth: number;
  /** Where the trunks stand, as a share of the frame's height below the horizon. */
  readonly foot: number;
  /** Trunks per stretch of forest as long as the relief. */
  readonly trunks: number;
  /** Share of haze in front of it on a clear day. */
  readonly haze: number;
}

const WIDTHS = 1.6;

export function createGrove(stage: Stage, shape: GroveShape): Painter {
  const { layout, light, scene } = stage;
  const period = evenSize(layout.width * WIDTHS);
  const row = layout.horizon + shape.foot * layout.height;
  const line = createGroundLine(createRandom(scene.seed, `${shape.name}-line`), {
    period,
    row,
    swing: layout.relief * 0.014 * (0.4 + shape.depth),
    waves: [1, 2, 5],
  });
  const haze = Math.min(0.94, shape.haze * (0.5 + 1.1 * light.haziness));
  const leaves = plantColours(light.materials.forest, light, layout.sunSide, haze);
  const crowns = treeColours('leaves', light, layout.sunSide, haze);
  // Room above the frame, which a rising camera shows.
  const top = -2 * Math.ceil(layout.height * 0.1);
  const height = layout.height + 8 - top;
  const raster = drawRaster(period, height, (pen) => {
    pen.translate(0, -top);
    drawWrapped(pen, period, { top, height }, (wide) =>
      drawTrees(wide, stage, shape, line, crowns, top, haze),
    );
    drawMoss(pen, stage, shape, line, leaves);
  });
  return paintLayer(stage, raster, { depth: shape.depth, top, repeats: true });
}

function drawTrees(
  pen: Pen,
  { layout, light, scene }: Stage,
  shape: GroveShape,
  line: GroundLine,
  crowns: TreeColours,
  top: number,
  haze: number,
): void {
  const random = createRandom(scene.seed, shape.name);
  const seen = (colour: Colour): Colour => mix(colour, light.haze, haze);
  const bark = {
    dark: seen(mix(lit(light.materials.wood, light, 0.05), BLACK, 0.35)),
    bright: seen(lit(mix(light.materials.wood, light.materials.stone, 0.3), light, 0.9)),
  };
  const count = Math.max(3, Math.round((line.period / layout.relief) * shape.trunks));
  const thickness = (layout.relief / shape.trunks) * 0.17;
  for (let tree = 0; tree < count; tree++) {
    const x = ((tree + 0.15 + 0.7 * random()) / count) * line.period;
    const width = thickness * (0.55 + 0.8 * random());
    // The middle before the sun stays open.
    const isBeforeSun = Math.abs(x - layout.sunX) < layout.unit * 0.12 * (0.5 + shape.depth);
    const foot = line.rowAt(x) + layout.height * 0.01;
    const lean = (random() - 0.5) * width * 1.6;
    const branches = 3 + Math.floor(random() * 3);
    if (!isBeforeSun)
      drawTrunk(pen, random, bark, { x, foot, top, width, lean, branches }, layout.sunSide);
    const reach = layout.relief * (0.2 + 0.12 * shape.depth) * (0.8 + 0.5 * random());
    const y = -layout.height * 0.05;
    drawCanopy(pen, random, layout, coloursOf(crowns, tree), {
      x: x + lean,
      y,
      reach,
      isThin: isBeforeSun,
    });
  }
}

interface Trunk {
  readonly x: number;
  readonly foot: number;
  readonly top: number;
  readonly width: number;
  readonly lean: number;
  readonly branches: number;
}

function drawTrunk(
  pen: Pen,
  random: Random,
  bark: { readonly dark: Colour; readonly bright: Colour },
  { x, foot, top, width, lean, branches }: Trunk,
  sunSide: -1 | 1,
): void {
  const gradient = pen.createLinearGradient(x - width / 2, 0, x + width / 2, 0);
  const sunny = mix(bark.dark, bark.bright, 0.75);
  gradient.addColorStop(0, css(sunSide < 0 ? sunny : bark.dark));
  gradient.addColorStop(0.4, css(mix(bark.dark, bark.bright, 0.25)));
  gradient.addColorStop(1, css(sunSide < 0 ? bark.dark : sunny));
  pen.fillStyle = gradient;
  const half = width / 2;
  pen.beginPath();
  pen.moveTo(x - half * 1.7, foot);
  pen.quadraticCurveTo(x - half, foot - width * 0.7, x - half * 0.92, foot - width * 2);
  pen.lineTo(x + lean - half * 0.6, top);
  pen.lineTo(x + lean + half * 0.6, top);
  pen.lineTo(x + half * 0.92, foot - width * 2);
  pen.quadraticCurveTo(x + half, foot - width * 0.7, x + half * 1.7, foot);
  pen.fill();
  pen.lineCap = 'round';
  for (let crack = 0; crack < 22; crack++) {
    const up = random();
    const y = foot + (top - foot) * up;
    const across = (random() - 0.5) * width * (0.9 - 0.3 * up);
    pen.strokeStyle = css(random() < 0.6 ? bark.dark : sunny, 0.35);
    pen.lineWidth = Math.max(0.6, width * 0.03);
    pen.beginPath();
    pen.moveTo(x + lean * up + across, y);
    pen.lineTo(x + lean * up + across * 0.95, y - width * (0.3 + 0.8 * random()));
    pen.stroke();
  }
  for (let branch = 0; branch < branches; branch++) {
    const side = random() < 0.5 ? -1 : 1;
    const up = 0.45 + 0.5 * random();
    const y = foot + (top - foot) * up;
    const reach = width * (1.2 + 1.6 * random());
    pen.strokeStyle = css(mix(bark.dark, bark.bright, 0.2));
    pen.lineWidth = width * (0.1 + 0.1 * random());
    pen.beginPath();
    pen.moveTo(x + lean * up, y);
    pen.quadraticCurveTo(
      x + lean * up + side * reach * 0.5,
      y - reach * 0.2,
      x + lean * up + side * reach,
      y - reach * 0.7,
    );
    pen.stroke();
  }
}

/** Leaves that hang into the upper part of the frame, thinner before the sun. */
function drawCanopy(
  pen: Pen,
  random: Random,
  layout: Layout,
  colours: PlantColours,
  place: {
    readonly x: number;
    readonly y: number;
    readonly reach: number;
    readonly isThin: boolean;
  },
): void {
  const { x, y, reach, isThin } = place;
  for (let leaf = 0; leaf < 420; leaf++) {
    const away = (random() + random() + random() - 1.5) * 1.4;
    const down = random() ** 1.8;
    const size = (reach + layout.unit * 0.2) * (0.018 + 0.026 * random());
    const tone = random();
    const turn = random() * 3.1;
    if (isThin && leaf % 3 !== 0) continue;
    const base = mix(colours.dark, colours.middle, 0.3 + 0.7 * tone);
    const colour = mix(base, colours.bright, tone > 0.62 ? (tone - 0.5) * 1.2 : 0);
    pen.fillStyle = css(
      mix(colour, colours.snow, colours.snowCover * (tone > 0.7 ? 0.85 : 0.3)),
      0.92,
    );
    pen.beginPath();
    pen.ellipse(
      x + away * reach,
      y + down * reach * (1.15 - 0.55 * Math.abs(away)),
      size,
      size * 0.55,
      turn,
      0,
      2 * Math.PI,
    );
    pen.fill();
  }
}

function drawMoss(
  pen: Pen,
  { layout, light, scene }: Stage,
  shape: GroveShape,
  line: GroundLine,
  leaves: PlantColours,
): void {
  const random = createRandom(scene.seed, `${shape.name}-moss`);
  const bottom = layout.height + 8;
  const gradient = pen.createLinearGradient(0, line.rowAt(0), 0, bottom);
  const upper = mix(mix(leaves.middle, leaves.bright, 0.42), leaves.snow, 0.9 * light.snowCover);
  gradient.addColorStop(0, css(upper));
  const shade = mix(leaves.dark, leaves.snow, 0.6 * light.snowCover);
  gradient.addColorStop(0.5, css(mix(upper, shade, 0.55)));
  gradient.addColorStop(1, css(mix(upper, shade, 0.75)));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(0, bottom);
  for (let x = 0; x <= line.period; x += 4) pen.lineTo(x, line.rowAt(x));
  pen.lineTo(line.period, bottom);
  pen.fill();
  const reach = layout.height * (0.1 + 0.2 * shape.depth);
  for (let tuft = 0; tuft < (line.period / layout.unit) * 420; tuft++) {
    const x = random() * line.period;
    const down = random();
    const size = layout.unit * (0.006 + 0.02 * shape.depth) * (0.4 + 0.6 * down) * (0.5 + random());
    const tone = random();
    const tuftColour = mix(
      mix(leaves.dark, leaves.middle, tone),
      leaves.bright,
      tone > 0.7 ? 0.4 : 0,
    );
    pen.fillStyle = css(mix(tuftColour, leaves.snow, 0.75 * light.snowCover), 0.5);
    pen.beginPath();
    pen.ellipse(x, line.rowAt(x) + down * reach, size, size * 0.4, 0, 0, 2 * Math.PI);
    pen.fill();
  }
}
