/** Remixes or extends a source whose scene is known, and so can be drawn anew. */
import type { ProviderRequest, ProviderSource } from '../../core/index.ts';
import { extendScene, remixScene } from '../../renderer/index.ts';
import type { DirectedPrompt } from './directives.ts';
import { nameCharacters } from './name-characters.ts';
import { decodeOperation, type BuiltinOperation, type SceneWork } from './operation.ts';
import type { Planned } from './planned.ts';

/** Null where there is no scene, or none that could be drawn: then only its pixels are left. */
export function changeScene(
  request: ProviderRequest,
  source: ProviderSource,
  { prompt }: DirectedPrompt,
): Planned<SceneWork> | null {
  const known = knownScene(source);
  if (known === null) return null;
  // Whoever is in the picture may be mentioned, and stays as they are.
  const shown = known.characters.flatMap((index) => request.characters[index] ?? []);
  const { prompt: words, names } = nameCharacters(prompt, shown);
  if (request.operation !== 'extend') {
    const { scene, understanding } = remixScene(known.scene, words);
    return { work: { ...known, scene }, understanding, names };
  }
  const { keepsSource, durationSeconds } = request;
  const shownSeconds = known.scene.durationSeconds - known.fromSeconds;
  const addedSeconds = durationSeconds - (keepsSource ? shownSeconds : 0);
  try {
    const { scene, understanding } = extendScene(known.scene, words, addedSeconds);
    const fromSeconds = keepsSource ? known.fromSeconds : known.scene.durationSeconds;
    return { work: { ...known, scene, fromSeconds }, understanding, names };
  } catch (error) {
    // The scene has reached an end of its own, after many parts each of which was shown alone.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What an older or newer version has stored is as good as nothing. */
function knownScene({ operation }: ProviderSource): SceneWork | null {
  if (operation === null) return null;
  let decoded: BuiltinOperation;
  try {
    decoded = decodeOperation(operation);
  } catch {
    return null;
  }
  return decoded.work.kind === 'scene' ? decoded.work : null;
}
