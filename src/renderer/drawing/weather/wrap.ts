/** Keeps what falls or drifts in the frame: what leaves it on one side comes in on the other. */

/** `value` is a share of the frame's side; `margin` is how far outside it things are still kept. */
export function wrap(value: number, margin: number): number {
  const span = 1 + 2 * margin;
  return value - Math.floor((value + margin) / span) * span;
}
