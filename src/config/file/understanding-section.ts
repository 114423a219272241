/** The configuration file's `understanding`. */
import { z } from 'zod';
import { field } from './field.ts';
import { text, wholeNumber } from './fields.ts';
import { NAME, NAME_ALLOWED } from './names.ts';

export const UNDERSTANDING = field(
  z.strictObject({
    url: field(z.url({ protocol: /^https?$/ }), {
      meaning:
        'The whole address of an OpenAI-compatible chat endpoint, as `http://127.0.0.1:11434/v1/chat/completions`',
      allowed: 'an http:// or https:// URL',
      isHidden: true,
    }),
    model: text(NAME, { meaning: 'The chat model it is asked to use', allowed: NAME_ALLOWED }),
    apiKey: field(z.string().regex(/^[\x21-\x7e]+$/), {
      meaning: 'Its key',
      allowed: '${NAME} of a variable that holds visible ASCII characters',
      fallback: 'none',
      isSecret: true,
    }).optional(),
    timeoutMs: wholeNumber(100, 60_000, {
      meaning: 'How long its answer is waited for; without one the lexicon reads the prompt',
      fallback: '10000',
    }).optional(),
  }),
  {
    meaning: 'A chat model that reads the prompts of new videos for the built-in renderer',
    allowed: 'a section with a url and a model',
    fallback: 'the lexicon alone',
  },
);
