/** The configuration file's `models`. */
import { z } from 'zod';
import { field } from './field.ts';
import { listOf, text, wholeNumber, yesOrNo } from './fields.ts';
import { NAME, NAME_ALLOWED } from './names.ts';
import { UNIT_PRICES } from './price-section.ts';

const SIZE = /^[1-9]\d{1,3}x[1-9]\d{1,3}$/;

const size = text(SIZE, { meaning: 'A size', allowed: 'a size such as 1280x720' });
const seconds = wholeNumber(1, 120, { meaning: 'A length' });

function lengths(meaning: string) {
  return listOf(seconds, 120, { meaning, allowed: 'a list of whole numbers from 1 to 120' });
}

export const MODEL = field(
  z.strictObject({
    like: text(NAME, {
      meaning:
        'The built-in model it takes everything from that is not said here, also its list price',
      allowed: 'the name of a model that exists without this file',
      fallback: 'its own name',
    }).optional(),
    enabled: yesOrNo({ meaning: 'Whether it exists', fallback: 'true' }).optional(),
    provider: text(NAME, {
      meaning: 'What makes its videos',
      allowed: 'the id of a provider',
      fallback: 'builtin',
    }).optional(),
    ownedBy: text(NAME, {
      meaning: 'Its owner, as lists of models show it',
      allowed: NAME_ALLOWED,
      fallback: 'reprise',
    }).optional(),
    sizes: listOf(size, 100, {
      meaning: 'What sizes it makes; the first is the default',
      allowed: 'a list of sizes such as 1280x720',
    }).optional(),
    durationsSeconds: lengths('What lengths it makes; the first is the default').optional(),
    extensionsSeconds: lengths('How much one extension may add').optional(),
    maxExtendedSeconds: wholeNumber(1, 120, {
      meaning: 'How long an extended video may become',
    }).optional(),
    maxPromptCharacters: wholeNumber(1, 1_000_000, {
      meaning: 'How long a prompt may be',
    }).optional(),
    maxReferenceImages: wholeNumber(0, 16, {
      meaning: 'How many reference images it takes',
    }).optional(),
    referenceMustMatchSize: yesOrNo({
      meaning: 'Whether a reference image must have the video’s size; otherwise it is cropped',
    }).optional(),
    ttlSeconds: wholeNumber(60, 315_360_000, {
      meaning: 'How long its results are kept',
      fallback: 'REPRISE_ASSET_TTL_SECONDS',
    }).optional(),
    price: field(z.strictObject(UNIT_PRICES), {
      meaning: 'Its price at every size and operation; more in `prices`',
      allowed: 'a section of prices',
    }).optional(),
  }),
  { meaning: 'A model', allowed: 'a section about a model' },
);
