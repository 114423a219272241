/** Finds phrases in a text: words by their borders, Chinese anywhere. */
import { foldPrompt, UNSPACED } from './fold-prompt.ts';

export interface FoundPhrase<Value> {
  readonly value: Value;
  readonly begin: number;
  readonly end: number;
}

/** A letter or digit that belongs to the word beside it, which a Chinese one never does. */
const WORD_LETTER = new RegExp(`^(?![${UNSPACED}])[\\p{L}\\p{N}]$`, 'u');

interface Phrase<Value> {
  readonly text: string;
  readonly beginsWord: boolean;
  readonly endsWord: boolean;
  readonly value: Value;
}

/**
 * Takes time in proportion to the text and to how many phrases share a first letter. The text must
 * be folded; offsets are in it.
 */
export function createPhraseFinder<Value>(
  phrases: Iterable<readonly [phrase: string, value: Value]>,
): (folded: string) => FoundPhrase<Value>[] {
  const byFirst = new Map<string, Phrase<Value>[]>();
  for (const [phrase, value] of phrases) {
    const text = foldPrompt(phrase);
    const first = text[0];
    if (first === undefined) continue;
    const beginsWord = isWordLetter(letterAt(text, 0));
    const endsWord = isWordLetter(letterBefore(text, text.length));
    const sharing = byFirst.get(first) ?? [];
    byFirst.set(first, [...sharing, { text, beginsWord, endsWord, value }]);
  }
  return (folded) => {
    const found: FoundPhrase<Value>[] = [];
    for (let begin = 0; begin < folded.length; begin += 1) {
      for (const phrase of byFirst.get(folded[begin] ?? '') ?? []) {
        if (!folded.startsWith(phrase.text, begin)) continue;
        const end = begin + phrase.text.length;
        if (phrase.beginsWord && isWordLetter(letterBefore(folded, begin))) continue;
        if (phrase.endsWord && isWordLetter(letterAt(folded, end))) continue;
        found.push({ value: phrase.value, begin, end });
      }
    }
    return found;
  };
}

function isWordLetter(letter: string): boolean {
  return WORD_LETTER.test(letter);
}

function letterAt(text: string, offset: number): string {
  const codePoint = text.codePointAt(offset);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

/** The letter that ends at an offset, of two code units where it has two. */
function letterBefore(text: string, offset: number): string {
  if (offset <= 0) return '';
  const pair = offset >= 2 ? letterAt(text, offset - 2) : '';
  return pair.length === 2 ? pair : (text[offset - 1] ?? '');
}
