/** Turns a request into everything that the renderer needs for it. */
import { createHash } from 'node:crypto';
import { ProviderFailure, type ProviderRequest, type Understanding } from '../../core/index.ts';
import { planFootage, planScene } from '../../renderer/index.ts';
import { changeScene } from './change-scene.ts';
import { readDirectives, type DirectedPrompt } from './directives.ts';
import { nameCharacters } from './name-characters.ts';
import type { BuiltinOperation, FootageWork, SceneWork } from './operation.ts';
import type { Planned } from './planned.ts';
import { shortUnderstanding } from './short-understanding.ts';

/** Throws a {@link ProviderFailure} where the request shall not, or cannot, become a video. */
export function planRequest(request: ProviderRequest): BuiltinOperation {
  const directed = readDirectives(request.prompt, request.model);
  const { directives } = directed;
  if (directives.isBlocked) {
    throw new ProviderFailure('content_policy', {
      publicText: 'The request was blocked, as its prompt told the built-in renderer to do.',
    });
  }
  const { work, understanding, names = [] } = planWork(request, directed);
  const short = shortUnderstanding(understanding, names, directed.unknown);
  if (directives.isStrict) requireUnderstood(short);
  const { paceSeconds, failAtPercent } = directives;
  return {
    version: 2,
    work,
    understanding: short,
    operation: request.operation,
    isSourceOwn: request.source !== null && request.source.operation !== null,
    paceSeconds,
    failAtPercent,
  };
}

function planWork(
  request: ProviderRequest,
  directed: DirectedPrompt,
): Planned<SceneWork | FootageWork> {
  if (request.source === null) return planNew(request, directed);
  return changeScene(request, request.source, directed) ?? planFromPixels(request, directed);
}

function planNew(
  request: ProviderRequest,
  { prompt, directives }: DirectedPrompt,
): Planned<SceneWork> {
  const { width, height, durationSeconds, referenceImageCount } = request;
  const named = nameCharacters(prompt, request.characters);
  const { scene, understanding } = planScene({
    prompt: named.prompt,
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
  return { work, understanding, names: named.names };
}

/** Of a source that was uploaded, or made by another service, only the pixels are known. */
function planFromPixels(
  request: ProviderRequest,
  { prompt, directives }: DirectedPrompt,
): Planned<FootageWork> {
  const { width, height, durationSeconds, keepsSource, source } = request;
  const isExtension = request.operation === 'extend';
  const sourceSeconds = Math.max(1, Math.round(source?.durationSeconds ?? durationSeconds));
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
