/** The prices that exist out of the box: what the names' first owners asked for them. */
import { createPriceBook, type PriceBook, type PriceRow } from './price-book.ts';

/** Changes whenever a row does: videos are explained by it. */
const VERSION = 'list-2026-11';

const SORA_2 = 100_000;
const SORA_2_PRO = 300_000;
const SORA_2_PRO_LARGE = 500_000;
const SORA_2_PRO_FULL_HD = 700_000;
const VEO_3_1 = 400_000;
const VEO_3_1_4K = 600_000;
const VEO_3_1_FAST = 150_000;
const VEO_3_1_FAST_4K = 350_000;

const PER_SECOND: readonly (readonly [model: string, resolution: string | null, micros: number])[] =
  [
    ['sora-2', null, SORA_2],
    ['sora-2-2025-10-06', null, SORA_2],
    ['sora-2-2025-12-08', null, SORA_2],
    ['sora-2-pro', null, SORA_2_PRO],
    ['sora-2-pro', '1024p', SORA_2_PRO_LARGE],
    ['sora-2-pro', '1080p', SORA_2_PRO_FULL_HD],
    ['sora-2-pro-2025-10-06', null, SORA_2_PRO],
    ['sora-2-pro-2025-10-06', '1024p', SORA_2_PRO_LARGE],
    ['sora-2-pro-2025-10-06', '1080p', SORA_2_PRO_FULL_HD],
    ['veo-3.1-generate-preview', null, VEO_3_1],
    ['veo-3.1-generate-preview', '4k', VEO_3_1_4K],
    ['veo-3.1-fast-generate-preview', null, VEO_3_1_FAST],
    ['veo-3.1-fast-generate-preview', '4k', VEO_3_1_FAST_4K],
    ['veo3.1-quality', null, VEO_3_1],
    ['veo3.1-quality', '4k', VEO_3_1_4K],
    ['veo3.1-fast', null, VEO_3_1_FAST],
    ['veo3.1-fast', '4k', VEO_3_1_FAST_4K],
  ];

export function defaultPrices(): PriceBook {
  const rows = PER_SECOND.map(([model, resolution, perSecondMicros]): PriceRow => ({
    model,
    operations: null,
    resolution,
    perSecondMicros,
    perVideoMicros: 0,
    perReferenceMicros: 0,
    audioPerSecondMicros: 0,
  }));
  return createPriceBook(VERSION, rows);
}
