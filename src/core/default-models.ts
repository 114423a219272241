/**
 * The models that exist out of the box: names that programs already ask for, made by the built-in
 * renderer. Sizes and lengths are those of the Videos API's guide and schema, and of Veo's pages.
 */
import type { Model, ModelCapabilities, ModelCatalogue } from './models.ts';

/**
 * Every whole number from 4 to 20. OpenAI lists 4, 8, 12, 16 and 20, Veo's pages 7: whoever keeps
 * to these gets what they promise, and the renderer has no reason to refuse what lies between.
 */
const EXTENSIONS_SECONDS = Array.from({ length: 17 }, (_, index) => 4 + index);

const SORA_2: ModelCapabilities = {
  sizes: [
    { width: 720, height: 1280 },
    { width: 1280, height: 720 },
    { width: 1024, height: 1792 },
    { width: 1792, height: 1024 },
  ],
  durationsSeconds: [4, 8, 12],
  extensionsSeconds: EXTENSIONS_SECONDS,
  maxExtendedSeconds: 120,
  maxPromptCodePoints: 32_000,
  maxReferenceImages: 1,
  referenceMustMatchSize: true,
};

/** Its guide adds these. */
const SORA_2_PRO: ModelCapabilities = {
  ...SORA_2,
  sizes: [...SORA_2.sizes, { width: 1920, height: 1080 }, { width: 1080, height: 1920 }],
};

const VEO_3_1: ModelCapabilities = {
  ...SORA_2,
  sizes: [
    { width: 1280, height: 720 },
    { width: 720, height: 1280 },
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
    { width: 3840, height: 2160 },
    { width: 2160, height: 3840 },
  ],
  durationsSeconds: [8, 4, 6],
  maxReferenceImages: 3,
  referenceMustMatchSize: false,
};

const NAMES: readonly (readonly [string, ModelCapabilities])[] = [
  ['sora-2', SORA_2],
  ['sora-2-pro', SORA_2_PRO],
  ['sora-2-2025-10-06', SORA_2],
  ['sora-2-2025-12-08', SORA_2],
  ['sora-2-pro-2025-10-06', SORA_2_PRO],
  ['veo-3.1-generate-preview', VEO_3_1],
  ['veo-3.1-fast-generate-preview', VEO_3_1],
  ['veo3.1-fast', VEO_3_1],
  ['veo3.1-quality', VEO_3_1],
];

export function defaultModels(): ModelCatalogue {
  const models = NAMES.map(([name, capabilities]): Model => ({
    name,
    ownedBy: 'reprise',
    providerId: 'builtin',
    hasVariants: true,
    capabilities,
  }));
  return { defaultModel: 'sora-2', models: new Map(models.map((model) => [model.name, model])) };
}
