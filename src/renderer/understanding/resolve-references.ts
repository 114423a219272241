/** Whether a subject is one that was spoken of before, or more or fewer of them: "the cat", "another cat". */
import type { Token } from './token.ts';
import type { Reference } from './understanding.ts';
import { wordsBefore } from './words-before.ts';

const BACK = /^(?:the|this|that|these|those|its|his|her|my|our|your|their|[这那].?)$/iu;
const MORE =
  /^(?:another|other|second|third|fourth|extra|additional|more|[另又再].{0,3}|更多|多)$/iu;
const ADD = /^(?:add|adds|adding|include|insert|introduce|bring|添加|加上|加入|增加|加|添上)$/iu;
const FEWER = /^(?:fewer|less|减少)$/iu;

/** By the index of the subject's token. */
export function resolveReferences(tokens: readonly Token[]): ReadonlyMap<number, Reference> {
  const references = new Map<number, Reference>();
  for (const [index, { kind, concept }] of tokens.entries()) {
    if (kind !== 'content' || concept !== 'subject') continue;
    const reference = referenceOf(tokens, index);
    if (reference !== null) references.set(index, reference);
  }
  return references;
}

function referenceOf(tokens: readonly Token[], index: number): Reference | null {
  const words = wordsBefore(tokens, index);
  const asks = tokens[index - words.length - 1]?.text ?? '';
  if (FEWER.test(asks)) return 'fewer';
  if (words.some(({ text }) => MORE.test(text))) return 'more';
  const isNumbered = words.some(({ kind, value }) => kind === 'filler' && value !== '');
  const hasArticle = words.some(({ text }) => /^an?$/iu.test(text));
  if (ADD.test(asks) && (isNumbered || hasArticle)) return 'more';
  return words.some(({ text }) => BACK.test(text)) ? 'back' : null;
}
