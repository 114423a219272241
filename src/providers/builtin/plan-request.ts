/** Turns a request into everything that the renderer needs for it. */
import { createHash } from 'node:crypto';
import {
  ProviderFailure,
  type ProviderRequest,
  type ProviderSource,
  type Understanding,
} from '../../core/index.ts';
import { planFootage, planScene, type Footage } from '../../renderer/index.ts';
import type { ReadPrompt } from './chat/chat-reader.ts';
import { changeScene } from './change-scene.ts';
import { readDirectives, type DirectedPrompt } from './directives.ts';
import { nameCharacters } from './name-characters.ts';
import {
  decodeOperation,
  type BuiltinOperation,
  type FootageWork,
  type SceneWork,
} from './operation.ts';
import type { Planned } from './planned.ts';
import { shortUnderstanding } from './short-understanding.ts';

/** A container may round its length up beyond what is taken. */
const MAX_SOURCE_SECONDS = 120;

/** What is left to be understood of a new video's prompt: no directives, and nobody's name. */
export function promptToRead({ prompt, model, characters }: ProviderRequest): string {
  return nameCharacters(readDirectives(prompt, model).prompt, characters).prompt.trim();
}

/**
 * `read` is what somebody else has made of {@link promptToRead}, in the renderer's own words.
 *
 * Throws a {@link ProviderFailure} where the request shall not, or cannot, become a video.
 */
export function planRequest(
  request: ProviderRequest,
  read: ReadPrompt | null = null,
): BuiltinOperation {
  const directed = readDirectives(request.prompt, request.model);
  const { directives } = directed;
  if (directives.isBlocked) {
    throw new ProviderFailure('content_policy', {
      publicText: 'The request was blocked, as its prompt told the built-in renderer to do.',
    });
  }
  const { work, understanding, names = [] } = planWork(request, directed, read);
  const short = shortUnderstanding(understanding, names, directed.unknown);
  if (directives.isStrict) requireUnderstood(short);
  const { paceSeconds, failAtPercent, keptSeconds } = directives;
  return {
    version: 2,
    work,
    understanding: short,
    operation: request.operation,
    isSourceOwn: request.source !== null && request.source.operation !== null,
    paceSeconds,
    failAtPercent,
    keptSeconds,
  };
}

function planWork(
  request: ProviderRequest,
  directed: DirectedPrompt,
  read: ReadPrompt | null,
): Planned<SceneWork | FootageWork> {
  if (request.source === null) return planNew(request, directed, read);
  return changeScene(request, request.source, directed) ?? planFromPixels(request, directed);
}

function planNew(
  request: ProviderRequest,
  { prompt, directives }: DirectedPrompt,
  read: ReadPrompt | null,
): Planned<SceneWork> {
  const { width, height, durationSeconds, referenceImageCount } = request;
  const named = nameCharacters(prompt, request.characters);
  const { scene, understanding } = planScene({
    prompt: read?.prompt ?? named.prompt,
    width,
    height,
    durationSeconds,
    seed: directives.seed ?? seedOf(prompt),
    hasReferenceImage: referenceImageCount > 0,
  });
  const work: SceneWork = {
    kind: 'scene',
    scene,
    framesPerSecond: directives.framesPerSecond,
    fromSeconds: 0,
    referenceImageCount,
    shotSeconds: durationSeconds / Math.max(1, referenceImageCount),
    characters: named.indexes,
  };
  const leftOut = [...(read?.notDrawn ?? []), ...named.unnamed];
  const told = leftOut.length === 0 ? understanding : withLeftOut(understanding, leftOut);
  return { work, understanding: told, names: named.names };
}

/** What the reader could not say in the renderer's words is told as well, and who was not named. */
function withLeftOut(
  understanding: Planned<SceneWork>['understanding'],
  leftOut: readonly string[],
): Planned<SceneWork>['understanding'] {
  const notDrawn = [...new Set([...understanding.notDrawn, ...leftOut])];
  const takenUp = understanding.matched.length;
  const confidence = takenUp === 0 ? 0 : takenUp / (takenUp + notDrawn.length);
  return { ...understanding, notDrawn, confidence };
}

/** Of a source that was uploaded, or made by another service, only the pixels are known. */
function planFromPixels(
  request: ProviderRequest,
  { prompt, directives }: DirectedPrompt,
): Planned<FootageWork> {
  const { width, height, durationSeconds, keepsSource, source } = request;
  const isExtension = request.operation === 'extend';
  const sourceSeconds = source === null ? durationSeconds : exactSeconds(source);
  const { footage, understanding } = planFootage({
    prompt,
    seed: directives.seed ?? seedOf(prompt),
    width,
    height,
    sourceSeconds,
    addedSeconds: isExtension ? durationSeconds - (keepsSource ? sourceSeconds : 0) : 0,
    keepsSource: isExtension ? keepsSource : true,
  });
  return { work: { kind: 'footage', footage }, understanding };
}

/**
 * The public length of a video is a whole number, but films end anywhere: a remix keeps all of one,
 * and an extension goes on from its very end, so that only the sum is whole.
 */
function exactSeconds({ operation, durationSeconds }: ProviderSource): number {
  const footage = operation === null ? null : knownFootage(operation);
  const seconds = footage === null ? durationSeconds : footageLength(footage);
  return Math.min(MAX_SOURCE_SECONDS, seconds);
}

function knownFootage(operation: ProviderSource['operation']): Footage | null {
  try {
    const { work } = decodeOperation(operation);
    return work.kind === 'footage' ? work.footage : null;
  } catch {
    return null;
  }
}

function footageLength({ sourceSeconds, addedSeconds, keepsSource }: Footage): number {
  return addedSeconds + (keepsSource ? sourceSeconds : 0);
}

/** The same words give the same video, today and tomorrow: programs are tested against it. */
function seedOf(prompt: string): number {
  return createHash('sha256').update(prompt.normalize('NFKC')).digest().readUInt32BE();
}

function requireUnderstood({ unknown, notDrawn }: Understanding): void {
  if (unknown.length === 0 && notDrawn.length === 0) return;
  const parts = [
    ...(unknown.length > 0 ? [`not understood: ${unknown.join(', ')}`] : []),
    ...(notDrawn.length > 0 ? [`understood but not drawn: ${notDrawn.join(', ')}`] : []),
  ];
  throw new ProviderFailure('not_understood', {
    publicText: `The prompt was not fully understood, and it asks to be strict. ${parts.join('; ')}.`,
  });
}
