/** Whether a subject is one that was spoken of before, or more or fewer of them: "the cat", "another cat". */
import type { Token } from './token.ts';
import type { Reference } from './understanding.ts';
import { wordsBefore } from './words-before.ts';

const BACK = /^(?:the|this|that|these|those|its|his|her|my|our|your|their|[这那].?)$/iu;
const MORE =
  /^(?:another|other|second|third|fourth|extra|additional|more|[另又再].{0,3}|更多|多)$/iu;
const ADD = /^(?:add|adds|adding|include|insert|introduce|bring|添加|加上|加入|增加|加|添上)$/iu;
const PRONOUN = /^(?:it|him|her|them|he|she|they|它|它们|他|她|他们|她们)$/iu;
const ONLY =
  /^(?:only|(?:leave|keep|show) only|leaving only|leave just|只|只留.*|只保留|只剩.*|仅.*)$/iu;
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
  if (PRONOUN.test(tokens[index]?.text ?? '')) return 'back';
  if (FEWER.test(asks)) return 'fewer';
  if (words.some(({ text }) => MORE.test(text))) return 'more';
  const isNumbered = words.some(({ kind, value }) => kind === 'filler' && value !== '');
  const hasArticle = words.some(({ text }) => /^an?$/iu.test(text));
  if (!isNumbered && isOnly(tokens, index - words.length - 1, index + 1)) return 'only';
  if (ADD.test(asks) && (isNumbered || hasArticle)) return 'more';
  return words.some(({ text }) => BACK.test(text)) ? 'back' : null;
}

/** "Only the birds", 只留猫: a request of its own, and not "only the cat moves". */
function isOnly(tokens: readonly Token[], cue: number, after: number): boolean {
  if (!ONLY.test(tokens[cue]?.text ?? '')) return false;
  const isEnd = (token: Token | undefined): boolean =>
    token === undefined || ['comma', 'stop', 'joiner'].includes(token.kind);
  const before = tokens[cue - 1];
  const opens =
    isEnd(before) || /^(?:leave|keep|show|with|有|留|留下|保留)$/iu.test(before?.text ?? '');
  return opens && isEnd(tokens[after]);
}
