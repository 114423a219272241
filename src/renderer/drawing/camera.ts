/** Where the camera is at a time: its travel never ends and never runs out of picture. */

import type { Scene } from '../scene/scene.ts';

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

/** Approaches 1 and slows down on the way, at `seconds` with 63 % behind it. */
export function settle(timeSeconds: number, seconds: number): number {
  return 1 - Math.exp(-timeSeconds / seconds);
}

/**
 * A cat walks on the nearest ground, which a rise or a push would carry out of the frame: with one,
 * the camera moves up and in by this share only.
 */
const SHARE_WITH_CAT = 0.28;

export function cameraAt(
  { camera, subjects }: Pick<Scene, 'camera' | 'subjects'>,
  timeSeconds: number,
): CameraPose {
  const share = subjects.includes('cat') ? SHARE_WITH_CAT : 1;
  const sway = 0.0025 * Math.sin(timeSeconds * 0.55);
  switch (camera) {
    case 'still':
      return { pan: sway, rise: 0, zoom: 1 };
    case 'pan_right':
      return { pan: PAN_WIDTHS_PER_SECOND * timeSeconds, rise: 0, zoom: 1 };
    case 'pan_left':
      return { pan: -PAN_WIDTHS_PER_SECOND * timeSeconds, rise: 0, zoom: 1 };
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
  }
}
