/** All terms of the lexicon in one tree by character, so that reading a text is one short walk per place. */
import type { TermMeaning } from './term-meaning.ts';

interface Node {
  readonly next: Map<string, Node>;
  meaning: TermMeaning | null;
}

export interface FoundTerm {
  readonly start: number;
  readonly end: number;
  readonly meaning: TermMeaning;
}

export class TermIndex {
  readonly #root: Node = { next: new Map(), meaning: null };

  /** A term has one meaning; two would make the reading depend on the order of the files. */
  add(term: string, meaning: TermMeaning): void {
    let node = this.#root;
    for (const character of term.split('')) {
      let next = node.next.get(character);
      if (next === undefined) {
        next = { next: new Map(), meaning: null };
        node.next.set(character, next);
      }
      node = next;
    }
    if (node.meaning !== null) throw new Error(`The lexicon has the term "${term}" twice.`);
    node.meaning = meaning;
  }

  /** Every term at every place of a folded text, overlapping ones included. */
  findAll(text: string): FoundTerm[] {
    const found: FoundTerm[] = [];
    for (let start = 0; start < text.length; start += 1) {
      if (isLatin(text, start) && isLatin(text, start - 1)) continue;
      // "#bed" is a colour and no piece of furniture.
      if (text.charAt(start - 1) === '#') continue;
      this.#findAt(text, start, found);
    }
    return found;
  }

  #findAt(text: string, start: number, found: FoundTerm[]): void {
    let node: Node | undefined = this.#root;
    for (let position = start; position < text.length; position += 1) {
      node = node.next.get(text.charAt(position));
      if (node === undefined) return;
      if (node.meaning === null) continue;
      const end = wordEnd(text, position + 1);
      if (end !== null) found.push({ start, end, meaning: node.meaning });
    }
  }
}

/** Where the word that a term ends in is over, its plural included; null inside a longer word. */
function wordEnd(text: string, end: number): number | null {
  if (!isLatin(text, end - 1) || !isLatin(text, end)) return end;
  for (const plural of ['s', 'es']) {
    if (text.startsWith(plural, end) && !isLatin(text, end + plural.length)) {
      return end + plural.length;
    }
  }
  return null;
}

/** Letters and digits of words with borders; Chinese has none. Expects lower case. */
function isLatin(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0xc0 && code <= 0x24f)
  );
}
