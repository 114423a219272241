/** The season a prompt asks for; summer is how everything is drawn anyway. */
import type { Understanding } from '../understanding/understanding.ts';
import { askedValues } from './asked-values.ts';
import type { Look } from './scene.ts';
import { SEASONS } from './scene.ts';

export function changedSeason(
  current: Look['season'],
  understanding: Understanding,
): Pick<Look, 'season'> {
  const { wanted, unwanted } = askedValues(understanding, 'season', SEASONS);
  const isOver = unwanted.some((season) => season === current);
  const season = wanted.find((value) => value !== (current ?? 'summer')) ?? wanted[0];
  const next = season ?? (isOver ? undefined : current);
  return next === undefined || next === 'summer' ? {} : { season: next };
}

/** Snow gives way to a season that has none. */
export function endsSnow(understanding: Understanding): boolean {
  const { wanted } = askedValues(understanding, 'season', SEASONS);
  return wanted.length > 0 && !wanted.includes('winter');
}
