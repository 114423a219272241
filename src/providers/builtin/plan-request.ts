/** Turns a request into the scene that the renderer draws. */
import { createHash } from 'node:crypto';
import { ProviderFailure, type ProviderRequest } from '../../core/index.ts';
import {
  extendScene,
  planScene,
  remixScene,
  type PlannedScene,
  type Scene,
} from '../../renderer/index.ts';
import { decodeOperation } from './operation.ts';

export function planRequest(request: ProviderRequest): PlannedScene {
  switch (request.operation) {
    case 'create':
      return planScene({
        prompt: request.prompt,
        width: request.width,
        height: request.height,
        durationSeconds: request.durationSeconds,
        seed: seedOf(request.prompt),
        hasReferenceImage: request.referenceImageCount > 0,
      });
    case 'remix':
    case 'edit':
      return remixScene(sourceScene(request), request.prompt);
    case 'extend': {
      if (!request.keepsSource) {
        throw new ProviderFailure('rejected', {
          publicText: 'The built-in renderer makes extensions only together with their source.',
        });
      }
      const scene = sourceScene(request);
      return extendScene(scene, request.prompt, request.durationSeconds - scene.durationSeconds);
    }
  }
}

/** The same words give the same video, today and tomorrow: programs are tested against it. */
function seedOf(prompt: string): number {
  return createHash('sha256').update(prompt.normalize('NFKC')).digest().readUInt32BE();
}

function sourceScene({ source }: ProviderRequest): Scene {
  if (source?.operation == null) {
    throw new ProviderFailure('rejected', {
      publicText: 'The source video was made by another service and cannot be changed by this one.',
    });
  }
  return decodeOperation(source.operation).scene;
}
