/** Holds what was asked against what the model can do; each error says what is allowed. */
import { formatSize, hasSize, RepriseError } from '../core/index.ts';
import type { Model, ModelCapabilities, ModelCatalogue, Size } from '../core/index.ts';
import { countCodePoints } from '../lib/code-points.ts';

export function findModel(models: ModelCatalogue, name: string | null): Model {
  const model = models.models.get(name ?? models.defaultModel);
  if (model !== undefined) return model;
  throw new RepriseError('model_not_found', {
    param: 'model',
    publicText: `The model '${name}' does not exist. Models: ${[...models.models.keys()].join(', ')}.`,
  });
}

export function checkPrompt(capabilities: ModelCapabilities, prompt: string): void {
  const length = countCodePoints(prompt);
  if (length <= capabilities.maxPromptCodePoints) return;
  throw new RepriseError('prompt_too_long', {
    param: 'prompt',
    publicText: `'prompt' has ${length} characters; at most ${capabilities.maxPromptCodePoints} are allowed.`,
  });
}

export function chooseSize(capabilities: ModelCapabilities, asked: Size | null): Size {
  const size = asked ?? firstOf(capabilities.sizes);
  if (hasSize(capabilities, size)) return size;
  const allowed = capabilities.sizes.map(formatSize).join(', ');
  throw new RepriseError('invalid_parameter', {
    param: 'size',
    publicText: `'size' must be one of: ${allowed}.`,
  });
}

export function chooseDuration(capabilities: ModelCapabilities, asked: number | null): number {
  const seconds = asked ?? firstOf(capabilities.durationsSeconds);
  if (capabilities.durationsSeconds.includes(seconds)) return seconds;
  throw new RepriseError('invalid_parameter', {
    param: 'seconds',
    publicText: `'seconds' must be one of: ${ascending(capabilities.durationsSeconds)}.`,
  });
}

/** The length of the whole, from the source's length and what is to be added. */
export function chooseExtendedDuration(
  capabilities: ModelCapabilities,
  sourceSeconds: number,
  addedSeconds: number,
): number {
  if (!capabilities.extensionsSeconds.includes(addedSeconds)) {
    throw new RepriseError('invalid_parameter', {
      param: 'seconds',
      publicText: `'seconds' must be one of: ${ascending(capabilities.extensionsSeconds)}.`,
    });
  }
  const totalSeconds = sourceSeconds + addedSeconds;
  if (totalSeconds <= capabilities.maxExtendedSeconds) return totalSeconds;
  throw new RepriseError('extension_too_long', {
    param: 'seconds',
    publicText: `The video would be ${totalSeconds} s long; at most ${capabilities.maxExtendedSeconds} s are allowed.`,
  });
}

function ascending(values: readonly number[]): string {
  return values.toSorted((a, b) => a - b).join(', ');
}

function firstOf<Value>(values: readonly Value[]): Value {
  const first = values[0];
  if (first === undefined) throw new Error('a model needs at least one size and one length');
  return first;
}
