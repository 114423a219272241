/** A model with what it can do, the default of each first. */
import { formatSize, type Model } from '../../core/index.ts';

export function encodeModel({ name, ownedBy, capabilities }: Model): Record<string, unknown> {
  return {
    object: 'model',
    id: name,
    owned_by: ownedBy,
    sizes: capabilities.sizes.map(formatSize),
    seconds: capabilities.durationsSeconds,
    extension_seconds: capabilities.extensionsSeconds,
    max_extended_seconds: capabilities.maxExtendedSeconds,
    max_prompt_length: capabilities.maxPromptCodePoints,
    max_reference_images: capabilities.maxReferenceImages,
    reference_must_match_size: capabilities.referenceMustMatchSize,
  };
}
