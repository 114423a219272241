/** The configuration file's `projects`. */
import { z } from 'zod';
import type { Scope } from '../../core/index.ts';
import { field } from './field.ts';
import { choice, limit, listOf, text, usdLimit, wholeNumber } from './fields.ts';
import {
  MAX_LIST_LENGTH,
  MODEL_PATTERN,
  MODEL_PATTERN_ALLOWED,
  NAME,
  NAME_ALLOWED,
} from './names.ts';

const SCOPES = ['videos', 'read', 'admin'] as const satisfies readonly Scope[];

const budget = field(
  z.strictObject({
    totalUsd: usdLimit({ meaning: 'What may be spent in all', fallback: 'unlimited' }).optional(),
    dayUsd: usdLimit({
      meaning: 'What may be spent in a day of UTC',
      fallback: 'unlimited',
    }).optional(),
    monthUsd: usdLimit({
      meaning: 'What may be spent in a month of UTC',
      fallback: 'unlimited',
    }).optional(),
  }),
  { meaning: 'What may be spent', allowed: 'a section of amounts' },
);

const limits = {
  runningLimit: limit(1, 10_000, { meaning: 'Videos in the making at once' }).optional(),
  queueDepth: limit(0, 1_000_000, { meaning: 'Videos that may wait for their turn' }).optional(),
  requestsPerMinute: limit(1, 1_000_000, { meaning: 'Requests that make something' }).optional(),
  budget: budget.optional(),
};

const key = field(
  z.strictObject({
    name: text(NAME, { meaning: 'What it is for', allowed: NAME_ALLOWED }),
    secret: field(z.string().regex(/^[\x21-\x7e]{16,256}$/), {
      meaning: 'The key itself',
      allowed: '${NAME} of a variable that holds 16 to 256 visible ASCII characters',
      isSecret: true,
    }),
    scopes: listOf(choice(SCOPES, { meaning: 'A scope' }), SCOPES.length, {
      meaning: 'What it may do: make and read videos, only read, run the gateway',
      allowed: `a list of ${SCOPES.join(', ')}`,
      fallback: '[videos]',
    }).optional(),
    models: listOf(
      text(MODEL_PATTERN, {
        meaning: 'A model',
        allowed: MODEL_PATTERN_ALLOWED,
      }),
      MAX_LIST_LENGTH,
      {
        meaning: 'The models it may use',
        allowed: 'a list of model names, with `*` for any characters',
        fallback: 'all',
      },
    ).optional(),
    dialect: text(NAME, {
      meaning: 'What its programs speak below /v1',
      allowed: 'the name of a dialect',
      fallback: 'openai',
    }).optional(),
    limits: field(z.strictObject(limits), {
      meaning: 'Its own limits, beside those of its project',
      allowed: 'a section of limits',
      fallback: 'none',
    }).optional(),
  }),
  { meaning: 'A key', allowed: 'a section with a name and a secret' },
);

export const PROJECT = field(
  z.strictObject({
    id: text(NAME, {
      meaning: 'Its id, which never changes; `proj_default` is there already',
      allowed: NAME_ALLOWED,
    }),
    name: text(/^[^\p{C}]{1,128}$/u, {
      meaning: 'What people call it',
      allowed: '1 to 128 characters',
      fallback: 'its id',
    }).optional(),
    limits: field(
      z.strictObject({
        ...limits,
        runningLimit: wholeNumber(1, 10_000, {
          meaning: 'Videos in the making at once',
        }).optional(),
        creditLimitUsd: usdLimit({ meaning: 'How far its balance may go below zero' }).optional(),
      }),
      { meaning: 'What it may use', allowed: 'a section of limits' },
    ).optional(),
    ttlSeconds: wholeNumber(60, 315_360_000, {
      meaning: 'How long its results are kept, whatever the model says',
      fallback: 'as the model or REPRISE_ASSET_TTL_SECONDS says',
    }).optional(),
    keys: listOf(key, MAX_LIST_LENGTH, {
      meaning: 'How it proves itself',
      allowed: 'a list of keys',
    }).optional(),
  }),
  { meaning: 'A project', allowed: 'a section with an id' },
);
