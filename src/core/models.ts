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
  /** How long its results are kept, if that is not what the gateway does by default. */
  readonly assetTtlSeconds?: number;
}

export interface ModelCatalogue {
  readonly defaultModel: string;
  readonly models: ReadonlyMap<string, Model>;
}

export function formatSize(size: Size): string {
  return `${size.width}x${size.height}`;
}

export function hasSize(capabilities: ModelCapabilities, size: Size): boolean {
  return capabilities.sizes.some(
    (allowed) => allowed.width === size.width && allowed.height === size.height,
  );
}
