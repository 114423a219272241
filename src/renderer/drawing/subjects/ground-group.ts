/** One or several figures on the nearest ground, which travel with their feet on it. */

import type { Compositor } from '../../compositor/compositor.ts';
import type { Subject } from '../../scene/scene.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import { cameraAt, settle } from '../camera.ts';
import type { Pen } from '../canvas-raster.ts';
import type { GroundLine } from '../layers/ground-line.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

import { createSprite, type SpriteSize } from './sprite.ts';
import { type Zone, ZONE_SECONDS, zoneOf } from './ground-zones.ts';
import { heading } from './subject-path.ts';

export interface FigurePose {
  /** Ground covered so far, in figure sizes. */
  readonly distance: number;
  /** 0 for standing, 1 for full speed. */
  readonly vigour: number;
  readonly timeSeconds: number;
  /** 1 when the light comes from where the figure is heading. */
  readonly sunSide: -1 | 1;
  /** Which of the group it is, from 0, and a number of its own from 0 to 1. */
  readonly index: number;
  readonly phase: number;
}

export interface GroundFigure {
  readonly subject: Subject;
  /** Of one unit of the figure, as a share of the frame's shorter side. */
  readonly size: number;
  /** The sprite in figure sizes; its origin stands on the ground. */
  readonly bounds: SpriteSize;
  /** Way of the group's middle as shares of the frame's width, done after about `seconds`. */
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  /** Figure sizes per second at which the figure moves with full vigour. */
  readonly fullSpeed: number;
  /** Distance between neighbours, in figure sizes. */
  readonly spacing: number;
  /** How far below the ground's edge it stands, as a share of the shorter side. */
  readonly sink: number;
  /** Fixed to its place in the land rather than travelling along with the camera. */
  readonly isRooted?: boolean;
  readonly draw: (pen: Pen, pose: FigurePose) => void;
  /** For what only sways: the compositor bends it on in between, which costs next to nothing. */
  readonly swaying?: Swaying;
  /** Painted before the figure itself: what it leaves behind or throws ahead. */
  readonly paintAround?: (compositor: Compositor, around: Surroundings) => void;
}

export interface Swaying {
  readonly drawingsPerSecond: number;
  /** How far a point this high is from where it would be without wind, in figure sizes. */
  readonly swayAt: (pose: FigurePose, height: number) => number;
}

/** Where a figure stands in the frame; `size` is one unit of it there, in pixels. */
export interface Surroundings {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly way: -1 | 1;
  readonly pose: FigurePose;
}

interface Member {
  readonly size: number;
  /** From the group's middle, in pixels towards where it is heading. */
  readonly aside: number;
  readonly down: number;
  readonly phase: number;
}

/** Share of the frame's width that stays free at either side. */
const MARGIN = 0.03;
/** The same for what stays where it is while a camera moves that comes to rest beside it. */
const ROOTED_MARGIN = 0.1;

/** The columns that a group may take up. */
function stretchOf(
  { layout }: Stage,
  { ledge }: GroundLine,
  { isRooted }: GroundFigure,
): { left: number; right: number } {
  if (ledge !== undefined) return ledge;
  const margin = layout.width * (isRooted ? ROOTED_MARGIN : MARGIN);
  return { left: margin, right: layout.width - margin };
}

/** How much smaller and higher the figures of the back row stand. */
const BACK_ROW = { scale: 0.86, rise: 0.035 };

export function createGroundGroup(stage: Stage, ground: GroundLine, figure: GroundFigure): Painter {
  const { layout, scene } = stage;
  const way = heading(scene);
  const stretch = stretchOf(stage, ground, figure);
  // What stands on a ledge stays with it when the camera moves on.
  const isRooted = figure.isRooted === true || ground.ledge !== undefined;
  const zone = zoneOf(scene, figure.subject, stretch);
  const members = membersOf(stage, figure, zone ?? stretch);
  const reach = groupReach(figure, members);
  const inside = (share: number): number => {
    const x = Math.max(
      stretch.left + (stretch.right - stretch.left) * share,
      stretch.left + reach.behind,
    );
    const middle = (stretch.left + stretch.right) / 2;
    return Math.min(x, Math.max(middle, stretch.right - reach.ahead));
  };
  const start = zone === null ? inside(figure.from) : middleOf(zone, reach);
  const end = zone === null ? inside(figure.to) : start + (isRooted ? 0 : zone.travel);
  const journey = Math.max(0, end - start);
  const seconds = zone === null ? figure.seconds : ZONE_SECONDS;
  const sprites = members.map(({ size }) => {
    const { width, height, originY } = figure.bounds;
    // Turned round, it reaches as far to the other side.
    const originX = way < 0 ? 1 - figure.bounds.originX : figure.bounds.originX;
    return createSprite(stage, { width: width * size, height: height * size, originX, originY });
  });
  return ({ timeSeconds, compositor }) => {
    const camera = cameraAt(scene, timeSeconds);
    const panned = camera.pan * layout.width;
    const travelled = journey * settle(timeSeconds, seconds);
    const panSpeed = Math.abs(cameraAt(scene, timeSeconds + 0.5).pan - camera.pan) * 2;
    const isPanning = scene.camera === 'pan_left' || scene.camera === 'pan_right';
    const speed =
      (journey * Math.exp(-timeSeconds / seconds)) / seconds +
      (isPanning && !isRooted ? panSpeed * layout.width : 0);
    members.forEach((member, index) => {
      const sprite = sprites[index]!;
      const onScreen = start + travelled + member.aside;
      const place = way < 0 ? stretch.left + stretch.right - onScreen : onScreen;
      const restX = isRooted ? rootedPlace(stage, ground, place, panned) : place;
      const groundX = restX + panned;
      const restY = ground.rowAt(groundX) + layout.unit * (figure.sink + member.down);
      const seen = placeInView(layout, { ...camera, pan: 0 }, 1, restX, restY);
      const view = isRooted ? seen : sprite.keepInFrame(seen);
      const pose: FigurePose = {
        distance: (travelled + (isRooted ? 0 : Math.abs(panned))) / member.size + member.phase * 7,
        vigour: Math.min(1, speed / member.size / figure.fullSpeed),
        timeSeconds,
        sunSide: layout.sunSide === way ? 1 : -1,
        index,
        phase: member.phase,
      };
      const { swaying } = figure;
      const drawn = swaying === undefined ? pose : lastDrawn(pose, swaying);
      sprite.drawOnce(`${drawn.timeSeconds} at ${groundX}`, (pen) => {
        pen.rotate(Math.atan(ground.slopeAt(groundX)) * 0.8);
        pen.scale(member.size * way, member.size);
        figure.draw(pen, drawn);
      });
      const size = member.size * view.scale;
      figure.paintAround?.(compositor, { x: view.x, y: view.y, size, way, pose });
      if (swaying === undefined) {
        sprite.show(compositor, view);
        return;
      }
      sprite.show(compositor, view, (row) => {
        const height = Math.max(0, view.y - row) / size;
        return way * size * (swaying.swayAt(pose, height) - swaying.swayAt(drawn, height));
      });
    });
  };
}

/** The members of a group are drawn in turn, so that no frame takes longer than another. */
function lastDrawn(pose: FigurePose, { drawingsPerSecond }: Swaying): FigurePose {
  const turn = (pose.index * 0.382) % 1;
  const step = Math.floor(pose.timeSeconds * drawingsPerSecond + turn);
  return { ...pose, timeSeconds: Math.max(0, (step + 0.5 - turn) / drawingsPerSecond) };
}

/**
 * Where something fixed to the land is seen. The land starts again after its period, and what is
 * rooted in it with it: the camera comes past it for ever.
 */
function rootedPlace(
  { layout }: Stage,
  { period }: GroundLine,
  place: number,
  panned: number,
): number {
  const seen = place - panned;
  if (period <= 0) return seen;
  return seen - Math.round((seen - layout.width / 2) / period) * period;
}

/** The back row first, so that who stands nearer is painted over it. */
function membersOf(
  { layout, scene }: Stage,
  figure: GroundFigure,
  { left, right }: { left: number; right: number },
): Member[] {
  const count = countOf(scene, figure.subject);
  const random = createRandom(scene.seed, figure.subject);
  const room = right - left;
  const wanted = layout.unit * figure.size;
  const length = figure.bounds.width + figure.spacing * (count - 1);
  const size = Math.min(wanted, Math.max((room * 0.86) / length, wanted * 0.4));
  const members = Array.from({ length: count }, (_, index) => {
    const isBack = index % 2 === 1;
    const jitter = count > 1 ? 0.12 * (random() - 0.5) : 0;
    return {
      size: size * (isBack ? BACK_ROW.scale : 1),
      aside: ((count - 1) / 2 - index + jitter) * Math.min(figure.spacing * size, room / count),
      down: isBack ? -BACK_ROW.rise * (size / wanted) : 0,
      phase: count > 1 ? random() : 0,
    };
  });
  return members.toSorted((one, other) => one.down - other.down);
}

/** Where a group's middle stands when it has as much room behind as ahead. */
function middleOf({ left, right }: Zone, { behind, ahead }: ReturnType<typeof groupReach>): number {
  return (left + right + behind - ahead) / 2;
}

function groupReach(
  { bounds }: GroundFigure,
  members: readonly Member[],
): { behind: number; ahead: number } {
  const behind = members.map(({ aside, size }) => bounds.originX * bounds.width * size - aside);
  const ahead = members.map(
    ({ aside, size }) => (1 - bounds.originX) * bounds.width * size + aside,
  );
  return { behind: Math.max(...behind), ahead: Math.max(...ahead) };
}
