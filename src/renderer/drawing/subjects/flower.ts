/** Flowers close to the camera: they open, nod in the wind and turn their heads a little. */

import { BLACK, css, mix } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import { settle } from '../camera.ts';
import type { Pen } from '../canvas-raster.ts';
import { createRandom } from '../random.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { SUBJECT_NUMBERS } from '../../scene/subject-numbers.ts';
import { askedColour } from './asked-colour.ts';
import { ANY_FLOWERS, type Bloom, FLOWERS, SHADES } from './flower-kinds.ts';
import { drawRose, drawTulip } from './folded-blooms.ts';
import { createGroundGroup, type FigurePose } from './ground-group.ts';
import { fillEllipse } from './taper.ts';
import { type Tones, tonesOf } from './tones.ts';

interface FlowerColours {
  readonly kind: Bloom;
  readonly petal: Tones;
  readonly centre: Tones;
  readonly stem: Tones;
}

function flowerColours(light: Light, kind: Bloom): FlowerColours {
  const frost = light.snowCover * 0.25;
  return {
    kind,
    petal: tonesOf(mix(kind.petal, [255, 255, 255], frost), light),
    centre: tonesOf(kind.centre, light),
    stem: tonesOf([86, 140, 58], light),
  };
}

export function createFlowers(stage: Stage, { ground }: Plan): Painter {
  const { light, scene } = stage;
  const first = Math.floor(createRandom(scene.seed, 'flower-kinds')() * ANY_FLOWERS.length);
  const colours = Array.from({ length: SUBJECT_NUMBERS.flower.most }, (_, index) => {
    const bloom = bloomOf(scene, index, first);
    return flowerColours(light, {
      ...bloom,
      petal: askedColour(scene, 'flower', index) ?? bloom.petal,
    });
  });
  return createGroundGroup(stage, ground, {
    subject: 'flower',
    size: 0.5,
    bounds: { width: 0.56, height: 1.02, originX: 0.5, originY: 0.95 },
    from: 0.5,
    to: 0.5,
    seconds: 10,
    fullSpeed: 1,
    spacing: 0.42,
    sink: 0.07,
    isRooted: true,
    draw: (pen, pose) => drawFlower(pen, colours[pose.index % colours.length]!, pose),
    swaying: {
      drawingsPerSecond: 6,
      swayAt: (pose, height) => windAt(pose) * (height / tallnessOf(pose)) ** 2,
    },
  });
}

function bloomOf({ flowers = [] }: Stage['scene'], index: number, first: number): Bloom {
  const kind = flowers[index % flowers.length];
  if (kind == null) return ANY_FLOWERS[(first + index) % ANY_FLOWERS.length]!;
  const shades = SHADES[kind] ?? [FLOWERS[kind].petal];
  return { ...FLOWERS[kind], petal: shades[Math.floor(index / flowers.length) % shades.length]! };
}

function ownTime({ timeSeconds, phase }: FigurePose): number {
  return timeSeconds + phase * 9;
}

/** How far the head is carried aside, in flower sizes. */
function windAt(pose: FigurePose): number {
  const time = ownTime(pose);
  return 0.045 * Math.sin(time * 1.1) + 0.018 * Math.sin(time * 2.7 + 1);
}

function tallnessOf({ phase }: FigurePose): number {
  return 0.66 - 0.16 * phase;
}

function drawFlower(pen: Pen, colours: FlowerColours, pose: FigurePose): void {
  const { stem } = colours;
  const time = ownTime(pose);
  const wind = windAt(pose);
  const tall = tallnessOf(pose);
  const head = { x: wind + 0.02, y: -tall };
  pen.lineCap = 'round';
  pen.strokeStyle = css(stem.shade);
  pen.lineWidth = 0.026;
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.quadraticCurveTo(-0.03, -tall * 0.5, head.x, head.y);
  pen.stroke();
  pen.strokeStyle = css(stem.bright, 0.8);
  pen.lineWidth = 0.009;
  pen.beginPath();
  pen.moveTo(0.004, 0);
  pen.quadraticCurveTo(-0.024, -tall * 0.5, head.x + 0.006, head.y);
  pen.stroke();
  if (colours.kind.leaves === 'long') {
    leaf(pen, stem, { y: -0.02, side: 1, long: 0.13, lift: 0.36 + wind * 0.4 });
    leaf(pen, stem, { y: -0.01, side: -1, long: 0.15, lift: 0.3 - wind * 0.4 });
  } else {
    leaf(pen, stem, { y: -tall * 0.3, side: 1, long: 0.24, lift: 0.13 + wind * 0.3 });
    leaf(pen, stem, { y: -tall * 0.44, side: -1, long: 0.21, lift: 0.12 - wind * 0.3 });
  }
  pen.save();
  pen.translate(head.x, head.y);
  pen.rotate(wind * 3);
  // Seen a little from the side, and facing the light.
  pen.scale(1, 0.86);
  const open = 0.72 + 0.28 * settle(pose.timeSeconds + pose.phase, 2.5);
  const { form } = colours.kind;
  if (form === 'rose') drawRose(pen, colours.petal, stem, open, time);
  else if (form === 'tulip') drawTulip(pen, colours.petal, open, time);
  else drawBloom(pen, colours, open, time);
  pen.restore();
}

interface Leaf {
  readonly y: number;
  readonly side: -1 | 1;
  readonly long: number;
  readonly lift: number;
}

function leaf(pen: Pen, stem: Tones, { y, side, long, lift }: Leaf): void {
  const gradient = pen.createLinearGradient(0, y - lift, 0, y);
  gradient.addColorStop(0, css(stem.bright));
  gradient.addColorStop(1, css(stem.shade));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(-0.012, y);
  pen.quadraticCurveTo(side * long * 0.35, y - lift * 1.5, side * long, y - lift);
  pen.quadraticCurveTo(side * long * 0.6, y + 0.01, -0.012, y);
  pen.fill();
  pen.strokeStyle = css(stem.shade, 0.6);
  pen.lineWidth = 0.006;
  pen.beginPath();
  pen.moveTo(0, y);
  pen.quadraticCurveTo(side * long * 0.45, y - lift * 0.75, side * long * 0.94, y - lift * 0.97);
  pen.stroke();
}

function drawBloom(pen: Pen, colours: FlowerColours, open: number, time: number): void {
  const { kind, petal, centre } = colours;
  const { petals, long, wide } = kind;
  for (const ring of [0, 1]) {
    const size = (ring === 0 ? 1 : 0.78) * open;
    for (let index = 0; index < petals; index++) {
      const turn = ((index + ring * 0.5) / petals) * 2 * Math.PI;
      const reach = long * size * (1 + 0.03 * Math.sin(time * 2.2 + index * 2.1));
      pen.save();
      pen.rotate(turn);
      const facing = 0.5 - 0.5 * Math.cos(turn);
      const tone = mix(mix(petal.shade, petal.middle, 0.5 + 0.5 * facing), petal.bright, facing);
      const gradient = pen.createLinearGradient(0, 0, 0, long * size);
      gradient.addColorStop(0, css(mix(tone, petal.shade, 0.65)));
      gradient.addColorStop(0.55, css(tone));
      gradient.addColorStop(1, css(mix(tone, petal.rim, 0.25)));
      pen.fillStyle = gradient;
      pen.beginPath();
      pen.moveTo(0, 0.02);
      pen.bezierCurveTo(wide * 0.9, reach * 0.3, wide * 0.85, reach * 0.95, 0, reach);
      pen.bezierCurveTo(-wide * 0.85, reach * 0.95, -wide * 0.9, reach * 0.3, 0, 0.02);
      pen.fill();
      pen.strokeStyle = css(mix(petal.shade, BLACK, 0.1), 0.35);
      pen.lineWidth = 0.004;
      pen.stroke();
      pen.restore();
    }
  }
  const radius = kind.heart * (0.85 + 0.15 * open);
  fillEllipse(pen, 0, 0, radius, radius, centre.shade);
  fillEllipse(pen, 0.006, -0.008, radius * 0.8, radius * 0.78, centre.middle);
  for (let dot = 0; dot < 16; dot++) {
    const turn = dot * 2.4;
    const out = radius * 0.85 * Math.sqrt(dot / 16);
    fillEllipse(
      pen,
      Math.cos(turn) * out,
      Math.sin(turn) * out,
      0.007,
      0.007,
      dot % 2 === 0 ? centre.bright : mix(centre.middle, centre.shade, 0.5),
    );
  }
}
