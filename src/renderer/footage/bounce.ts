/**
 * How pictures go on where a clip ends and nothing is known of what would follow: back and forth.
 *
 * Each step is one that the clip made itself, only perhaps the other way round, so the seam moves
 * as much as its neighbours and no picture is shown twice in a row.
 */

/**
 * How many pictures before the clip's last one the given step after its end shows. `reach` is how
 * far back it may go; at 0, a clip of one picture, that one stays.
 */
export function bounceBack(step: number, reach: number): number {
  if (reach <= 0) return 0;
  const place = step % (2 * reach);
  return place <= reach ? place : 2 * reach - place;
}
