/** The configuration file's `moderation`. */
import { z } from 'zod';
import { field } from './field.ts';
import { choice, listOf, text, wholeNumber, yesOrNo } from './fields.ts';
import { NAME, NAME_ALLOWED } from './names.ts';

const word = text(/^[^\p{C}]{1,200}$/u, { meaning: 'A word', allowed: '1 to 200 characters' });

function words(meaning: string) {
  return listOf(word, 10_000, { meaning, allowed: 'a list of words' });
}

export const MODERATION = field(
  z.strictObject({
    wordList: field(
      z.strictObject({
        builtIn: yesOrNo({
          meaning: 'Whether the built-in words are refused',
          fallback: 'true',
        }).optional(),
        add: words('More words and phrases to refuse').optional(),
        allow: words('Phrases that pass although a refused word is in them').optional(),
      }),
      { meaning: 'Words that a prompt must not have', allowed: 'a section of words' },
    ).optional(),
    endpoint: field(
      z.strictObject({
        url: field(z.url({ protocol: /^https?$/ }), {
          meaning:
            'The whole address of an OpenAI-compatible moderation endpoint, as `https://api.openai.com/v1/moderations`',
          allowed: 'an http:// or https:// URL',
          isHidden: true,
        }),
        apiKey: field(z.string().regex(/^[\x21-\x7e]+$/), {
          meaning: 'Its key',
          allowed: '${NAME} of a variable that holds visible ASCII characters',
          fallback: 'none',
          isSecret: true,
        }).optional(),
        model: text(NAME, {
          meaning: 'The model it is asked to use',
          allowed: NAME_ALLOWED,
          fallback: 'its own default',
        }).optional(),
        images: yesOrNo({
          meaning: 'Whether reference images are sent to it as well',
          fallback: 'true',
        }).optional(),
        timeoutMs: wholeNumber(100, 60_000, {
          meaning: 'How long its answer is waited for',
          fallback: '5000',
        }).optional(),
        onFailure: choice(['refuse', 'allow'], {
          meaning: 'What happens to a request when it gives no answer',
          fallback: 'refuse',
        }).optional(),
      }),
      {
        meaning: 'A service that is asked about each prompt',
        allowed: 'a section with a url',
        fallback: 'none',
      },
    ).optional(),
  }),
  { meaning: 'What may not be asked for', allowed: 'a section' },
);
