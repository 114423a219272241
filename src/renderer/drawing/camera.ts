/** Where the camera is at a time: its travel never ends and never runs out of picture. */

import { isResting, PEOPLE, type Scene, type Subject } from '../scene/scene.ts';

export interface CameraPose {
  /** Sideways travel of the nearest layer, in frame widths; positive shows what lies to the right. */
  readonly pan: number;
  /** How far the nearest layer has sunk, in frame heights. */
  readonly rise: number;
  /** Magnification of the nearest layer, 1 or more. */
  readonly zoom: number;
}

const PAN_WIDTHS_PER_SECOND = 0.035;
const ZOOM_GAIN = 0.6;
const ZOOM_SECONDS = 26;
const RISE_HEIGHTS = 0.17;
const RISE_SECONDS = 9;

const OUT_GAIN = 0.3;
const OUT_SECONDS = 14;
const DESCENT_HEIGHTS = 0.14;
const DESCENT_SECONDS = 7;
const ORBIT_WIDTHS = 0.13;
/** Radians per second. */
const ORBIT_TURNS = 0.3;

/** Approaches 1 and slows down on the way, at `seconds` with 63 % behind it. */
export function settle(timeSeconds: number, seconds: number): number {
  return 1 - Math.exp(-timeSeconds / seconds);
}

/**
 * What stands on the nearest ground would be carried out of the frame by a rise or a push: with one
 * of these, the camera moves up and in by this share only.
 */
const SHARE_WITH_FOOTING = 0.28;
const ON_NEAREST_GROUND: ReadonlySet<Subject> = new Set([
  'cat',
  'dog',
  'car',
  'train',
  'runner',
  'dancer',
  'rocket',
  'flower',
  'product_box',
  'lion',
  ...PEOPLE,
] as const);

/** What the scene is about stays in view when it is fixed to the land: the pan comes to rest. */
const ROOTED: ReadonlySet<Subject | undefined> = new Set([
  'dancer',
  'flower',
  'product_box',
  'rocket',
] as const);
const ROOTED_PAN_WIDTHS = 0.14;
const ROOTED_PAN_SECONDS = 9;
const ROOTED_ORBIT_WIDTHS = 0.05;

export function cameraAt(
  {
    camera,
    subjects,
    postures,
    setting,
    pace = 1,
  }: Pick<Scene, 'camera' | 'subjects' | 'postures' | 'pace'> & Partial<Pick<Scene, 'setting'>>,
  timeSeconds: number,
): CameraPose {
  const hasFooting = subjects.some((subject) => ON_NEAREST_GROUND.has(subject));
  const share = hasFooting ? SHARE_WITH_FOOTING : 1;
  const [about] = subjects;
  const posture = about === undefined ? undefined : postures?.[about];
  // Beside its window a room has nothing to run along to.
  const isIndoors = setting === 'room' && about !== undefined && ON_NEAREST_GROUND.has(about);
  const isRooted = isIndoors || ROOTED.has(about) || (posture !== undefined && isResting(posture));
  const pan = isRooted
    ? ROOTED_PAN_WIDTHS * (settle(timeSeconds, ROOTED_PAN_SECONDS) - 0.5)
    : pace * PAN_WIDTHS_PER_SECOND * timeSeconds;
  const sway = 0.0078 * Math.sin(timeSeconds * 0.6);
  switch (camera) {
    case 'still':
      return { pan: sway, rise: 0, zoom: 1 };
    case 'pan_right':
      return { pan, rise: 0, zoom: 1 };
    case 'pan_left':
      return { pan: -pan, rise: 0, zoom: 1 };
    case 'push_in':
      return {
        pan: sway,
        rise: 0,
        zoom: 1 + share * ZOOM_GAIN * settle(timeSeconds, ZOOM_SECONDS),
      };
    case 'rise': {
      const rise = share * RISE_HEIGHTS * settle(timeSeconds, RISE_SECONDS);
      return { pan: 0.012 * Math.sin(timeSeconds * 0.12), rise, zoom: 1 };
    }
    case 'pull_out': {
      const zoom = 1 + share * OUT_GAIN * (1 - settle(timeSeconds, OUT_SECONDS));
      return { pan: sway, rise: 0, zoom };
    }
    case 'descend': {
      const rise = share * DESCENT_HEIGHTS * (1 - settle(timeSeconds, DESCENT_SECONDS));
      return { pan: 0.012 * Math.sin(timeSeconds * 0.12), rise, zoom: 1 };
    }
    case 'orbit': {
      // Near things swing past far ones, as they do for whoever walks around a place.
      const turn = timeSeconds * ORBIT_TURNS;
      const nearer = share * 0.04 * (1 - Math.cos(turn * 1.3));
      const reach = isRooted ? ROOTED_ORBIT_WIDTHS : ORBIT_WIDTHS;
      return { pan: reach * Math.sin(turn), rise: 0, zoom: 1 + nearer };
    }
    case 'handheld':
      return handheldAt(timeSeconds);
  }
}

/** The unrest of a hand: breath and pulse, never the same twice within two minutes. */
function handheldAt(timeSeconds: number): CameraPose {
  const t = timeSeconds;
  return {
    pan: 0.006 * Math.sin(t * 1.13) + 0.0022 * Math.sin(t * 2.71) + 0.004 * Math.sin(t * 0.37),
    rise: 0.0035 * (1 - Math.cos(t * 0.93)) + 0.0012 * (1 - Math.cos(t * 2.17)),
    zoom: 1 + 0.008 * (1 - Math.cos(t * 0.41)),
  };
}
