/** What colours a place has, after what a prompt says. */
import type { Match } from '../understanding/understanding.ts';
import { type Look, PLACE_PARTS } from './scene.ts';

/** Nothing where no part of it has a colour of its own. */
export function changedPlaceColours(
  current: Look['placeColours'],
  matched: readonly Match[],
): Pick<Look, 'placeColours'> {
  const entries = PLACE_PARTS.flatMap((part) => {
    const asked = matched.findLast(({ concept, of }) => concept === 'colour' && of === part);
    const colour = asked?.value ?? current?.[part];
    return colour === undefined ? [] : [[part, colour] as const];
  });
  return entries.length === 0 ? {} : { placeColours: Object.fromEntries(entries) };
}
