/**
 * Finds lights and weathers that come in the course of a video rather than at once: "day turns to
 * night", 白天变成黑夜, "from dawn to dusk", "it starts to rain halfway".
 */
import type { Token } from './token.ts';
import type { Concept, Later } from './understanding.ts';

/** How far the two ends of a change may stand from the word for it; it keeps the time linear. */
const MAX_GAP = 5;
const TURNING: ReadonlySet<Concept> = new Set(['time', 'weather', 'season']);

/** Said of what changes by itself; 改成 and "change … to" are orders. */
const TURN =
  /^(?:turns?|turning|changes|changing|shifts|shifting|becomes?|becoming|(?:fad|melt|dissolv|transition)[a-z]* (?:in)?to|giv(?:es?|ing) way to|变成|变为|变到|变|[逐渐慢]*[渐慢]变.*|[逐渐]*渐转.*|过渡.*|转变.*|转为|转成|转)$/iu;
const ORDER = /^(?:change|replace|swap|switch|convert|adjust|turn|shift|transform|把|将|用)$/iu;
const FROM = /^(?:from|从|由)$/iu;
const TOWARDS = /^(?:to|into|till|until|through|到|至)$/iu;
const START =
  /^(?:starts?|begins?|starting|beginning|开始|下起|下起了|飘起|飘起了|刮起|刮起了|起)$/iu;
const MIDWAY = /^(?:half ?way.*|mid ?way.*|in the second half|中途|后半段|到一半|一半时)$/iu;
/** With one of them the change is a slow one, whoever asks for it. */
const GRADUAL = /^(?:gradually|slowly|gradual|smoothly|over time|[逐渐慢缓].*)$/iu;

const STOPS = /stop(?:s|ped)$|雨停/iu;
const FALLING: ReadonlySet<string> = new Set(['rain', 'storm', 'snow']);

export interface Turn {
  readonly later: Later;
  /** The index of what is there before, where it is named. */
  readonly from: number | null;
}

/** By the index of the token of what comes later. */
export function resolveTurns(tokens: readonly Token[]): ReadonlyMap<number, Turn> {
  const turns = new Map<number, Turn>();
  for (const [index, token] of tokens.entries()) {
    if (!isTurning(token)) continue;
    const turn = turnFrom(tokens, index) ?? startOf(tokens, index);
    if (turn !== null) turns.set(index, turn);
  }
  return turns;
}

function turnFrom(tokens: readonly Token[], index: number): Turn | null {
  let isTurn = false;
  let isGradual = false;
  let isHan = false;
  let leads = false;
  for (let at = index - 1; at >= Math.max(0, index - 2 * MAX_GAP); at -= 1) {
    const token = tokens[at]!;
    if (GRADUAL.test(token.text)) isGradual = true;
    if (TURN.test(token.text)) {
      isTurn = true;
      isHan ||= /\p{Script=Han}/u.test(token.text);
    } else if (TOWARDS.test(token.text)) leads = true;
    else if (isTurning(token) && token.concept === tokens[index]?.concept) {
      if (token.value === tokens[index]?.value || !(isTurn || leads)) return null;
      const opening = tokens[at - 1]?.text ?? '';
      const isFrom = FROM.test(opening) || FROM.test(tokens[at - 2]?.text ?? '');
      if (isOrdered(tokens, at)) return null;
      if (!isTurn && !isFrom && at + 2 !== index) return null;
      return { later: isHan && !isFrom && !isGradual ? 'if_new' : 'always', from: at };
    } else if (!mayStandBetween(token, isTurn)) {
      break;
    }
  }
  // "Gradually turn to night": from whatever it is.
  return isGradual && isTurn ? { later: 'always', from: null } : null;
}

/** Small words, and before the word of change what changes: "sunset over a lake fades into night". */
function mayStandBetween({ kind, concept }: Token, isTurn: boolean): boolean {
  if (kind === 'filler' || kind === 'assertion') return true;
  return isTurn && kind === 'content' && (concept === 'setting' || concept === 'subject');
}

/** "Change day to night", 把白天变成黑夜: all of it is to be another. */
function isOrdered(tokens: readonly Token[], first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - MAX_GAP); at -= 1) {
    const { kind, text } = tokens[at]!;
    if (kind === 'comma' || kind === 'stop') return false;
    if (ORDER.test(text)) return true;
  }
  return false;
}

function startOf(tokens: readonly Token[], index: number): Turn | null {
  if (tokens[index]?.concept !== 'weather') return null;
  if (STOPS.test(tokens[index]?.text ?? '')) return endOf(tokens, index);
  const before = tokens[index - 1];
  const verb = before?.text === 'to' || before?.text === '了' ? tokens[index - 2] : before;
  const after = tokens[index + 1];
  const starts =
    START.test(verb?.text ?? '') || /^(?:starts|begins|开始)$/iu.test(after?.text ?? '');
  if (starts || isMidway(tokens, index)) return { later: 'always', from: null };
  return null;
}

/** "It rains in the city; the rain stops". */
function endOf(tokens: readonly Token[], index: number): Turn | null {
  const from = tokens.findIndex(({ kind, value }) => kind === 'content' && FALLING.has(value));
  return from === -1 || from > index ? null : { later: 'always', from };
}

function isMidway(tokens: readonly Token[], index: number): boolean {
  for (const step of [-1, 1]) {
    for (let at = index + step; Math.abs(at - index) <= MAX_GAP; at += step) {
      const token = tokens[at];
      if (token === undefined || token.kind === 'stop' || token.kind === 'cut') break;
      if (MIDWAY.test(token.text)) return true;
    }
  }
  return false;
}

function isTurning({ kind, concept }: Token): boolean {
  return kind === 'content' && concept !== null && TURNING.has(concept);
}
