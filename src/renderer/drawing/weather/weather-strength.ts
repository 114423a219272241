/** How strongly weather may show: what falls and flashes must not drown what else moves. */

import type { Scene, Setting } from '../../scene/scene.ts';

/** Past a camera that stands still. */
const AT_REST = 0.7;
/** Where only clouds move besides, a downpour would be all that is to be seen of a video. */
const AT_REST_AND_EMPTY = 0.24;

/** Their water never rests. */
const MOVING: ReadonlySet<Setting> = new Set(['coast', 'lake'] as const);

export function weatherStrength({
  camera,
  subjects,
  setting,
}: Pick<Scene, 'camera' | 'subjects' | 'setting'>): number {
  if (camera !== 'still') return 1;
  return subjects.length === 0 && !MOVING.has(setting) ? AT_REST_AND_EMPTY : AT_REST;
}
