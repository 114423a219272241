/** Which shot a segment belongs to: its own, or the one that was cut to last before it. */
import type { Scene } from './scene.ts';

export interface PlacedShot {
  /** The scene as this shot alone would be; its times count from the cut. */
  readonly scene: Scene;
  readonly startSeconds: number;
  /** The segment that opens the shot. */
  readonly firstSegment: number;
}

export function shotOfSegment(scene: Scene, index: number): PlacedShot {
  for (let at = index; at > 0; at -= 1) {
    const segment = scene.segments[at];
    if (segment?.shot === undefined) continue;
    const { counts: _counts, colours: _colours, postures: _postures, ...others } = scene;
    const { pace: _pace, flowers: _flowers, heading: _heading, ...rest } = others;
    return {
      scene: { ...rest, ...segment.shot },
      startSeconds: segment.startSeconds,
      firstSegment: at,
    };
  }
  return { scene, startSeconds: 0, firstSegment: 0 };
}
