/** The hour of things that are seen, or not drawn, and that belong to the dark: fireworks, neon signs. */
import type { Understanding } from '../understanding/understanding.ts';
import type { TimeOfDay } from './scene.ts';

const OF_THE_NIGHT =
  /northern lights|aurora|firework|fireflies|firefly|meteor|shooting star|comet|campfire|lantern|neon sign|neon light|milky way|极光|烟花|萤火虫|流星|篝火|灯笼|霓虹灯|银河/iu;

/** Undefined where the prompt may be of any hour. */
export function impliedTime({ notDrawn, matched }: Understanding): TimeOfDay | undefined {
  const named = matched.flatMap(({ wish, concept, text }) =>
    wish === 'wanted' && (concept === 'setting' || concept === 'style') ? [text] : [],
  );
  return [...notDrawn, ...named].some((thing) => OF_THE_NIGHT.test(thing)) ? 'night' : undefined;
}
