/** The colour that a prompt gives a subject, in place of the one its drawing would choose. */

import { type Colour, colourFromHex } from '../../looks/colour.ts';
import type { Scene, Subject } from '../../scene/scene.ts';

type Coloured = Pick<Scene, 'colours'>;

/** Of several colours each member of a group has the next, from the first on again after the last. */
export function askedColour(scene: Coloured, subject: Subject, member = 0): Colour | null {
  const colours = askedColours(scene, subject);
  return colours[member % colours.length] ?? null;
}

/** Null for a member whose colour the drawing chooses. */
export function askedColours({ colours }: Coloured, subject: Subject): readonly (Colour | null)[] {
  const asked = colours?.[subject];
  if (asked === undefined) return [];
  return (typeof asked === 'string' ? [asked] : asked).map((colour) =>
    colour === null ? null : colourFromHex(colour),
  );
}

/** Coats of paint to choose from: only those that are asked for, where a colour is. */
export function paintsOf(
  scene: Coloured,
  subject: Subject,
  usual: readonly Colour[],
): readonly Colour[] {
  const asked = askedColours(scene, subject);
  if (asked.length === 0) return usual;
  return asked.map((colour, index) => colour ?? usual[index % usual.length]!);
}
