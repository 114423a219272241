/** Which kind of flower a word names; null for flowers of no kind. */
import type { FlowerKind } from '../scene/scene.ts';

const KINDS: Readonly<Record<FlowerKind, RegExp>> = {
  rose: /\broses?\b|玫瑰|月季/iu,
  tulip: /tulip|郁金香/iu,
  sunflower: /sunflower|向日葵/iu,
  daisy: /dais(?:y|ies)|雏菊/iu,
  lily: /lil(?:y|ies)|百合/iu,
  poppy: /popp(?:y|ies)|虞美人|罂粟/iu,
};

export function flowerKind(text: string): FlowerKind | null {
  const found = Object.entries(KINDS).find(([, pattern]) => pattern.test(text));
  // The keys of the record are kinds; Object.entries widens them to string.
  return (found?.[0] as FlowerKind | undefined) ?? null;
}
