/** Holds what was asked against what the model can do; each error says what is allowed. */
import { formatSize, hasSize, modelNamed, RepriseError } from '../core/index.ts';
import type {
  ExtendCommand,
  Model,
  ModelCapabilities,
  ModelCatalogue,
  Size,
  Video,
} from '../core/index.ts';
import { countCodePoints } from '../lib/code-points.ts';

export function findModel(models: ModelCatalogue, name: string | null): Model {
  const model = modelNamed(models, name ?? models.defaultModel);
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
    publicText: `'seconds' (or 'duration') must be ${oneOf(capabilities.durationsSeconds)}.`,
  });
}

/** The length of the result; the bound is for the source and what is added, even if it is left out. */
export function chooseExtendedDuration(
  capabilities: ModelCapabilities,
  sourceSeconds: number,
  { addedSeconds, keepsSource }: Pick<ExtendCommand, 'addedSeconds' | 'keepsSource'>,
): number {
  if (!capabilities.extensionsSeconds.includes(addedSeconds)) {
    throw new RepriseError('invalid_parameter', {
      param: 'seconds',
      publicText: `'seconds' must be ${oneOf(capabilities.extensionsSeconds)}.`,
    });
  }
  const totalSeconds = sourceSeconds + addedSeconds;
  const { maxExtendedSeconds } = capabilities;
  if (totalSeconds <= maxExtendedSeconds) return keepsSource ? totalSeconds : addedSeconds;
  throw new RepriseError('extension_too_long', {
    param: 'seconds',
    publicText:
      `The source's ${sourceSeconds} s and ${addedSeconds} s more would be ${totalSeconds} s; ` +
      `at most ${maxExtendedSeconds} s are allowed.`,
  });
}

interface Repeated {
  readonly model: string | null;
  readonly sizes?: readonly Size[];
}

/** What a dialect lets callers repeat must be what the source has. */
export function checkRepeated(
  { model, sizes }: Repeated,
  source: Pick<Video, 'model' | 'width' | 'height'>,
): void {
  if (model !== null && model !== source.model) {
    throw new RepriseError('invalid_parameter', {
      param: 'model',
      publicText: `'model' must be the source's, '${source.model}'.`,
    });
  }
  if (sizes !== undefined && !sizes.map(formatSize).includes(formatSize(source))) {
    throw new RepriseError('invalid_parameter', {
      param: 'size',
      publicText: `The size must be the source's, ${formatSize(source)}.`,
    });
  }
}

/** From so many on, numbers without a gap are told by their ends. */
const MIN_RANGE = 6;

function oneOf(values: readonly number[]): string {
  const sorted = [...new Set(values)].toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const hasGap = last - first >= sorted.length;
  if (hasGap || sorted.length < MIN_RANGE) return `one of: ${sorted.join(', ')}`;
  return `a whole number from ${first} to ${last}`;
}

function firstOf<Value>(values: readonly Value[]): Value {
  const first = values[0];
  if (first === undefined) throw new Error('a model needs at least one size and one length');
  return first;
}
