/** People who dance are drawn as dancers, whatever they are called: "a woman in a red dress dances". */
import type { Token } from './token.ts';

/** How far a person may stand from what they do; it keeps the time linear for a prompt made to hurt. */
const MAX_GAP = 9;
/** The dancer that is drawn is a woman; of a man and a couple the dance is told. */
const DANCERS: ReadonlySet<string> = new Set(['person', 'woman', 'girl']);
const PAIR = /^(?:couple|情侣|夫妻)/iu;

export function settlePeople(tokens: readonly Token[]): Token[] {
  return tokens.map((token, index): Token => {
    const isPerson = token.concept === 'subject' && DANCERS.has(token.value);
    if (!isPerson || PAIR.test(token.text) || !dances(tokens, index)) return token;
    return { ...token, value: 'dancer' };
  });
}

function dances(tokens: readonly Token[], person: number): boolean {
  const before = tokens[person - 1]?.text === '的' ? tokens[person - 2] : tokens[person - 1];
  if (before?.kind === 'undrawn' && before.value === 'dance') return true;
  for (let index = person + 1; index <= person + MAX_GAP; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'stop' || token.kind === 'cut') return false;
    // "A woman walks while a butterfly dances": it is not she who does.
    if (token.kind === 'content' && token.concept === 'subject') return false;
    if (token.kind === 'undrawn' && token.value === 'dance') return true;
    if (token.kind === 'undrawn' && token.value !== '' && token.value !== 'wear') return false;
  }
  return false;
}
