/** What each model can do, in OpenRouter's words. */
import { formatSize } from '../../core/index.ts';
import type { DialectReply, Model } from '../../core/index.ts';
import { NAMED_SIZES } from '../videos-api/index.ts';

type NamedSize = (typeof NAMED_SIZES)[number];

export function encodeModels(models: readonly Model[]): DialectReply {
  return { status: 200, body: { data: models.map(encodeModel) } };
}

function encodeModel({ name, capabilities }: Model): Record<string, unknown> {
  const sizes = capabilities.sizes.map(formatSize);
  const named = NAMED_SIZES.filter((size) => sizes.includes(formatSize(size)));
  return {
    id: name,
    canonical_slug: name,
    name,
    created: 0,
    supported_durations: capabilities.durationsSeconds.toSorted((a, b) => a - b),
    supported_resolutions: distinct(named, ({ resolution }) => resolution),
    supported_aspect_ratios: distinct(named, ({ aspectRatio }) => aspectRatio),
    supported_sizes: sizes,
    supported_frame_images: capabilities.maxReferenceImages > 0 ? ['first_frame'] : [],
    // Neither is a choice that callers have.
    generate_audio: null,
    seed: null,
    pricing_skus: null,
    allowed_passthrough_parameters: [],
  };
}

function distinct(sizes: readonly NamedSize[], nameOf: (size: NamedSize) => string): string[] {
  return [...new Set(sizes.map(nameOf))];
}
