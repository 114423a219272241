/** What may stand in the configuration file. The guide's tables are made from it. */
import { z } from 'zod';
import { field } from './field.ts';
import { listOf, text } from './fields.ts';
import { MODEL } from './model-section.ts';
import { MODERATION } from './moderation-section.ts';
import { MAX_LIST_LENGTH, NAME, NAME_ALLOWED } from './names.ts';
import { PRICE } from './price-section.ts';
import { PROJECT } from './project-section.ts';
import { UNDERSTANDING } from './understanding-section.ts';

export const FILE_SCHEMA = field(
  z.strictObject({
    defaultModel: text(NAME, {
      meaning: 'The model of a request that names none',
      allowed: 'the name of a model',
      fallback: 'sora-2',
    }).optional(),
    projects: listOf(PROJECT, MAX_LIST_LENGTH, {
      meaning: 'Who owns videos and money',
      allowed: 'a list of projects',
    }).optional(),
    models: field(z.record(text(NAME, { meaning: 'A name', allowed: NAME_ALLOWED }), MODEL), {
      meaning: 'What models there are besides the built-in ones, and what is different about these',
      allowed: 'a section with a section for each model',
    }).optional(),
    prices: listOf(PRICE, MAX_LIST_LENGTH, {
      meaning: 'What videos cost; a model that a row fits is priced by this list alone',
      allowed: 'a list of prices',
    }).optional(),
    moderation: MODERATION.optional(),
    understanding: UNDERSTANDING.optional(),
  }),
  { meaning: 'The file', allowed: 'a file with the sections of the guide' },
);

export type ParsedFile = z.output<typeof FILE_SCHEMA>;
