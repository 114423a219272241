/** The colour that a prompt gives a subject, in place of the one its drawing would choose. */

import { type Colour, colourFromHex } from '../../looks/colour.ts';
import type { Scene, Subject } from '../../scene/scene.ts';

export function askedColour({ colours }: Pick<Scene, 'colours'>, subject: Subject): Colour | null {
  const hex = colours?.[subject];
  return hex === undefined ? null : colourFromHex(hex);
}

/** Coats of paint to choose from: one and the same for all where a colour is asked for. */
export function paintsOf(
  scene: Pick<Scene, 'colours'>,
  subject: Subject,
  usual: readonly Colour[],
): readonly Colour[] {
  const asked = askedColour(scene, subject);
  return asked === null ? usual : [asked];
}
