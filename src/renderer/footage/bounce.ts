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

/**
 * The same for pictures of which each stands for as many frames as `lengths` says: gives, without
 * end, which of them each frame after the last one shows. Every picture is shown as long as it was
 * in the clip, also where the direction turns.
 */
export function* bounceRuns(lengths: readonly number[]): Generator<number, never> {
  const last = lengths.length - 1;
  for (let step = 1; ; step++) {
    const place = Math.max(0, last - bounceBack(step, last));
    for (let frame = 0; frame < Math.max(1, lengths[place] ?? 1); frame++) yield place;
  }
}
