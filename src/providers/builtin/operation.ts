/** What the built-in renderer remembers of a submission: the whole plan of the video. */
import { z } from 'zod';
import type { Operation, Understanding } from '../../core/index.ts';
import type { JsonValue } from '../../lib/json.ts';
import { parseFootage, parseScene, type Footage, type Scene } from '../../renderer/index.ts';

/** A video that is drawn. */
export interface SceneWork {
  readonly kind: 'scene';
  readonly scene: Scene;
  readonly framesPerSecond: 24 | 30;
  /** What comes before is left out, as for the new part of an extension. */
  readonly fromSeconds: number;
  readonly referenceImageCount: number;
  /** Of each reference image but the last. */
  readonly shotSeconds: number;
  /** Which of the request's characters its prompt names. */
  readonly characters: readonly number[];
}

/** A video that is made of the source's pixels. */
export interface FootageWork {
  readonly kind: 'footage';
  readonly footage: Footage;
}

/** Everything needed to make the video, so a restart makes the very same one. */
export interface BuiltinOperation {
  readonly version: 2;
  readonly work: SceneWork | FootageWork;
  readonly understanding: Understanding;
  /** What was asked, for what the finished video says of its making. */
  readonly operation: Operation;
  /** Whether the source, if there is one, was made here too. */
  readonly isSourceOwn: boolean;
  readonly paceSeconds: number | null;
  readonly failAtPercent: number | null;
  readonly keptSeconds: number | null;
}

const MAX_CHARACTERS = 2;
const OPERATIONS = ['create', 'remix', 'edit', 'extend'] as const satisfies readonly Operation[];

const words = z.array(z.string());
const sceneWorkSchema = z.object({
  kind: z.literal('scene'),
  scene: z.unknown(),
  framesPerSecond: z.union([z.literal(24), z.literal(30)]),
  fromSeconds: z.number().min(0),
  referenceImageCount: z.int().min(0),
  shotSeconds: z.number().positive(),
  characters: z.array(z.int().min(0)).max(MAX_CHARACTERS),
});
const footageWorkSchema = z.object({
  kind: z.literal('footage'),
  footage: z.unknown(),
});
const operationSchema = z.object({
  version: z.literal(2),
  work: z.discriminatedUnion('kind', [sceneWorkSchema, footageWorkSchema]),
  understanding: z.object({
    matched: words,
    unknown: words,
    notDrawn: words,
    confidence: z.number(),
  }),
  // Left out by what was planned before they existed.
  operation: z.enum(OPERATIONS).default('create'),
  isSourceOwn: z.boolean().default(false),
  paceSeconds: z.number().nullable(),
  failAtPercent: z.number().nullable(),
  keptSeconds: z.number().nullable().default(null),
});
/** Of videos that were made before pixels could be remade. */
const firstVersionSchema = z.object({
  version: z.literal(1),
  scene: z.unknown(),
});

export function encodeOperation(operation: BuiltinOperation): JsonValue {
  return JSON.parse(JSON.stringify(operation));
}

/** Throws when the stored value is not one of ours. */
export function decodeOperation(value: JsonValue): BuiltinOperation {
  const first = firstVersionSchema.safeParse(value);
  if (first.success) return fromFirstVersion(parseScene(first.data.scene));
  const { work, ...operation } = operationSchema.parse(value);
  return {
    ...operation,
    work:
      work.kind === 'scene'
        ? { ...work, scene: parseScene(work.scene) }
        : { ...work, footage: parseFootage(work.footage) },
  };
}

function fromFirstVersion(scene: Scene): BuiltinOperation {
  return {
    version: 2,
    work: {
      kind: 'scene',
      scene,
      framesPerSecond: 24,
      fromSeconds: 0,
      referenceImageCount: scene.hasReferenceImage ? 1 : 0,
      shotSeconds: scene.durationSeconds,
      characters: [],
    },
    understanding: { matched: [], unknown: [], notDrawn: [], confidence: 1 },
    operation: 'create',
    isSourceOwn: false,
    paceSeconds: null,
    failAtPercent: null,
    keptSeconds: null,
  };
}
