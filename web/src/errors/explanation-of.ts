/** The page that explains a code; null where none does. */
import { hasErrorPage } from './error-pages.ts';

/** OpenAI has one word for two of ours. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  insufficient_quota: 'insufficient_balance',
};

export function explanationOf(code: string): string | null {
  const own = OTHER_WORDS[code] ?? code;
  return hasErrorPage(own) ? own : null;
}
