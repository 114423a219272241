/** The built-in models with what the configuration file adds, changes and takes away. */
import { defaultModels } from '../../core/index.ts';
import type { Model, ModelCapabilities, ModelCatalogue, Size } from '../../core/index.ts';
import { show, unknownName, type Complain } from './complaint.ts';
import type { ParsedFile } from './file-schema.ts';

type ParsedModel = NonNullable<ParsedFile['models']>[string];

export function buildModels(
  file: ParsedFile,
  providerIds: readonly string[],
  complain: Complain,
): ModelCatalogue {
  const builtIn = defaultModels();
  const models = new Map(builtIn.models);
  for (const [name, parsed] of Object.entries(file.models ?? {})) {
    if (parsed.enabled === false) {
      if (!models.delete(name)) complain(['models', name], unknownName(name, [...models.keys()]));
      continue;
    }
    const path = ['models', name];
    const base = findBase(builtIn, name, parsed, path, complain);
    const model = changeModel(base, name, parsed);
    if (!providerIds.includes(model.providerId)) {
      complain([...path, 'provider'], unknownName(model.providerId, providerIds));
    }
    checkCapabilities(model.capabilities, path, complain);
    models.set(name, model);
  }
  const defaultModel = file.defaultModel ?? builtIn.defaultModel;
  if (!models.has(defaultModel)) {
    complain(['defaultModel'], `must name a model that exists: ${[...models.keys()].join(', ')}.`);
  }
  return Object.freeze({ defaultModel, models });
}

function findBase(
  { models }: ModelCatalogue,
  name: string,
  { like }: ParsedModel,
  path: readonly string[],
  complain: Complain,
): Model {
  const base = models.get(like ?? name);
  if (base !== undefined) return base;
  if (like !== undefined) return complain([...path, 'like'], unknownName(like, [...models.keys()]));
  return complain(
    path,
    `is a new model: say with 'like' which built-in one it resembles: ${[...models.keys()].join(', ')}.`,
  );
}

function changeModel(base: Model, name: string, parsed: ParsedModel): Model {
  const { capabilities } = base;
  const isMadeAlike = parsed.provider === undefined || parsed.provider === base.providerId;
  return Object.freeze({
    name,
    ownedBy: parsed.ownedBy ?? base.ownedBy,
    providerId: parsed.provider ?? base.providerId,
    ...(isMadeAlike && base.hasVariants === true ? { hasVariants: true } : {}),
    ...(parsed.ttlSeconds === undefined ? {} : { assetTtlSeconds: parsed.ttlSeconds }),
    capabilities: Object.freeze({
      ...capabilities,
      sizes: parsed.sizes?.map(parseSize) ?? capabilities.sizes,
      durationsSeconds: parsed.durationsSeconds ?? capabilities.durationsSeconds,
      extensionsSeconds: parsed.extensionsSeconds ?? capabilities.extensionsSeconds,
      maxExtendedSeconds: parsed.maxExtendedSeconds ?? capabilities.maxExtendedSeconds,
      maxPromptCodePoints: parsed.maxPromptCharacters ?? capabilities.maxPromptCodePoints,
      maxReferenceImages: parsed.maxReferenceImages ?? capabilities.maxReferenceImages,
      referenceMustMatchSize: parsed.referenceMustMatchSize ?? capabilities.referenceMustMatchSize,
    }),
  });
}

function parseSize(text: string): Size {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
}

const MIN_SIDE_PIXELS = 64;
const MAX_SIDE_PIXELS = 4096;

/** 4:2:0 colour has half as many samples each way, so a side cannot be odd. */
function checkCapabilities(
  { sizes }: ModelCapabilities,
  path: readonly string[],
  complain: Complain,
): void {
  const isSide = (side: number) =>
    side % 2 === 0 && side >= MIN_SIDE_PIXELS && side <= MAX_SIDE_PIXELS;
  for (const [index, { width, height }] of sizes.entries()) {
    if (isSide(width) && isSide(height)) continue;
    const shown = show(`${width}x${height}`);
    const allowed = `even sides from ${MIN_SIDE_PIXELS} to ${MAX_SIDE_PIXELS}`;
    complain([...path, 'sizes', index], `must not be ${shown}; use ${allowed}.`);
  }
}
