/** Models as callers name them, what each can do, and who makes it. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ModelCapabilities {
  /** The first is the default. */
  readonly sizes: readonly Size[];
  /** Lengths of a new video; the first is the default. */
  readonly durationsSeconds: readonly number[];
  /** How much one extension may add. */
  readonly extensionsSeconds: readonly number[];
  readonly maxExtendedSeconds: number;
  readonly maxPromptCodePoints: number;
  readonly maxReferenceImages: number;
  /** Whether a reference image must have the video's size; otherwise it is cropped to fit. */
  readonly referenceMustMatchSize: boolean;
}

export interface Model {
  readonly name: string;
  readonly ownedBy: string;
  readonly providerId: string;
  readonly capabilities: ModelCapabilities;
  /**
   * Whether a suffix to its name says how a video is to be made, as in `sora-2:instant`. What may
   * stand there is its provider's affair.
   */
  readonly hasVariants?: boolean;
  /** Of a variant: the name of the model itself, by which it is priced and allowed. */
  readonly variantOf?: string;
  /** How long its results are kept, if that is not what the gateway does by default. */
  readonly assetTtlSeconds?: number;
}

export interface ModelCatalogue {
  readonly defaultModel: string;
  readonly models: ReadonlyMap<string, Model>;
}

/** A listed name and what a provider is told by its suffix, as in `sora-2:fail-at-40%`. */
const VARIANT = /^([^:]+):[\w%.:-]{1,64}$/;

/** A model by its name, or a variant of it; a name with a colon that is listed as such comes first. */
export function modelNamed({ models }: ModelCatalogue, name: string): Model | undefined {
  const listed = models.get(name);
  if (listed !== undefined) return listed;
  const base = models.get(VARIANT.exec(name)?.[1] ?? '');
  return base?.hasVariants === true ? { ...base, name, variantOf: base.name } : undefined;
}

export function formatSize(size: Size): string {
  return `${size.width}x${size.height}`;
}

export function hasSize(capabilities: ModelCapabilities, size: Size): boolean {
  return capabilities.sizes.some(
    (allowed) => allowed.width === size.width && allowed.height === size.height,
  );
}
