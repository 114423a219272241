/** How strongly weather may show: what falls and flashes must not drown what else moves. */

import type { Scene, Setting, Style } from '../../scene/scene.ts';

/** Past a camera that stands still. */
const AT_REST = 0.7;
/** Where only clouds move besides, a downpour would be all that is to be seen of a video. */
const AT_REST_AND_EMPTY = 0.24;

/** Their water never rests. */
const MOVING: ReadonlySet<Setting> = new Set(['coast', 'lake'] as const);

/** These draw a line around all that stands out, around each drop and flake as well. */
const INKED: Partial<Readonly<Record<Style, number>>> = {
  line_drawing: 0.45,
  blueprint: 0.4,
  neon: 0.6,
};

export function weatherStrength(
  { camera, subjects, setting }: Pick<Scene, 'camera' | 'subjects' | 'setting'>,
  style: Style = 'natural',
): number {
  const inked = INKED[style] ?? 1;
  if (camera !== 'still') return inked;
  const isEmpty = subjects.length === 0 && !MOVING.has(setting);
  return inked * (isEmpty ? AT_REST_AND_EMPTY : AT_REST);
}
