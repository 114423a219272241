/** Cuts a prompt into tokens, in the order of the text. */
import { foldText } from './fold-text.ts';
import { LEXICON_INDEX } from './lexicon.ts';
import { longestTerms } from './longest-terms.ts';
import type { Token } from './token.ts';

/** Between terms: signs that join, commas, ends of sentences, Chinese runs, other words. */
const REST =
  /(?<joiner>[&+/、])|(?<comma>[,;()[\]—])|(?<stop>[.!?。])|(?<word>\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu;
const NUMBER = /^\p{N}+$/u;

export function tokenize(prompt: string): Token[] {
  const folded = foldText(prompt);
  const tokens: Token[] = [];
  const push = (start: number, end: number, meaning: Pick<Token, 'kind' | 'concept' | 'value'>) => {
    const from = folded.starts[start] ?? 0;
    const to = folded.ends[end - 1] ?? prompt.length;
    const { kind, concept, value } = meaning;
    tokens.push({ kind, concept, value, text: prompt.slice(from, to), start: from, end: to });
  };
  const pushRest = (start: number, end: number) => {
    const rest = folded.text.slice(start, end);
    for (const match of rest.matchAll(REST)) {
      const [text] = match;
      const from = start + match.index;
      // A number is nothing by itself, but says how many there are of what follows.
      const value = NUMBER.test(text) ? text : '';
      const kind = value === '' ? restKind(match) : 'filler';
      push(from, from + text.length, { kind, concept: null, value });
    }
  };

  let position = 0;
  for (const term of longestTerms(LEXICON_INDEX.findAll(folded.text), folded.text.length)) {
    pushRest(position, term.start);
    push(term.start, term.end, term.meaning);
    position = term.end;
  }
  pushRest(position, folded.text.length);
  return tokens;
}

function restKind(match: RegExpExecArray): 'joiner' | 'comma' | 'stop' | 'word' {
  if (match.groups?.['joiner'] !== undefined) return 'joiner';
  if (match.groups?.['comma'] !== undefined) return 'comma';
  if (match.groups?.['stop'] !== undefined) return 'stop';
  return 'word';
}
