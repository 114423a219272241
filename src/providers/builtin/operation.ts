/** What the built-in renderer remembers of a submission: the whole plan of the video. */
import { z } from 'zod';
import type { JsonValue } from '../../lib/json.ts';
import { parseScene, type Scene } from '../../renderer/index.ts';

/** Everything needed to draw the video, so a restart draws the very same one. */
export interface BuiltinOperation {
  readonly version: 1;
  readonly scene: Scene;
}

const OPERATION = z.object({ version: z.literal(1), scene: z.unknown() });

export function encodeOperation(scene: Scene): JsonValue {
  return JSON.parse(JSON.stringify({ version: 1, scene } satisfies BuiltinOperation));
}

/** Throws when the stored value is not one of ours. */
export function decodeOperation(value: JsonValue): BuiltinOperation {
  const { version, scene } = OPERATION.parse(value);
  return { version, scene: parseScene(scene) };
}
