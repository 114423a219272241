/** How strongly weather may show: what falls and flashes must not drown what else moves. */

import type { Scene, Setting, Style } from '../../scene/scene.ts';

/** Past a camera that stands still. */
const AT_REST = 0.7;
/** Where only clouds move besides, a downpour would be all that is to be seen of a video. */
const AT_REST_AND_EMPTY = 0.24;

/** Their water never rests. */
const MOVING: ReadonlySet<Setting> = new Set(['coast', 'lake'] as const);

/**
 * These are drawings of few lines, which as many drops would drown; behind a window each drop and
 * flake even gets a line around it.
 */
const INKED: Partial<Readonly<Record<Style, number>>> = {
  line_drawing: 0.32,
  blueprint: 0.24,
  neon: 0.36,
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
