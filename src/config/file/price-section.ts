/** The configuration file's `prices`, and the price of a model. */
import { z } from 'zod';
import type { Operation } from '../../core/index.ts';
import { field } from './field.ts';
import { choice, listOf, text, usd } from './fields.ts';
import { MODEL_PATTERN, MODEL_PATTERN_ALLOWED } from './names.ts';

const OPERATIONS = ['create', 'remix', 'edit', 'extend'] as const satisfies readonly Operation[];
const RESOLUTION = /^([1-9]\d{1,4}p|[248]k|[1-9]\d{1,4}x[1-9]\d{1,4})$/;
const MAX_UNIT_USD = 1000;

export const UNIT_PRICES = {
  perSecondUsd: usd(MAX_UNIT_USD, {
    meaning: 'For each second; of an extension, the added ones',
    fallback: '0',
  }).optional(),
  perVideoUsd: usd(MAX_UNIT_USD, { meaning: 'For the video', fallback: '0' }).optional(),
  perReferenceUsd: usd(MAX_UNIT_USD, {
    meaning: 'For each reference image',
    fallback: '0',
  }).optional(),
  audioPerSecondUsd: usd(MAX_UNIT_USD, {
    meaning: 'On top for each second with sound',
    fallback: '0',
  }).optional(),
};

export const PRICE = field(
  z.strictObject({
    model: text(MODEL_PATTERN, {
      meaning: 'Whose price it is',
      allowed: MODEL_PATTERN_ALLOWED,
    }),
    operations: listOf(choice(OPERATIONS, { meaning: 'An operation' }), OPERATIONS.length, {
      meaning: 'For which operations',
      allowed: `a list of ${OPERATIONS.join(', ')}`,
      fallback: 'all',
    }).optional(),
    resolution: text(RESOLUTION, {
      meaning: 'For which size: exactly, or by its shorter side',
      allowed: '1280x720, 720p, 1080p, 2k, 4k or the like',
      fallback: 'all',
    }).optional(),
    ...UNIT_PRICES,
  }),
  { meaning: 'A price', allowed: 'a section with a model and prices' },
);
