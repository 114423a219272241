/** Several colours of one group: "three balloons, one red, one blue", "two cars, red and blue", 一红一蓝. */
import { type Subject, SUBJECTS } from '../scene/scene.ts';
import { SUBJECT_NUMBERS } from '../scene/subject-numbers.ts';
import { resolveCounts } from './resolve-counts.ts';
import type { Token } from './token.ts';

/** More tokens than any such list has; it keeps the time linear for a prompt made to hurt. */
const MAX_LENGTH = 32;
/** How far from its subject it may begin. */
const MAX_APART = 12;
/** One of it alone may have two colours. */
const TWO_TONE: ReadonlySet<Subject> = new Set(['balloon']);
const LISTED =
  /^(?:one|other|another|the|a|is|are|in|has|wears|wearing|穿|穿着|身穿|只|个|辆|条|朵|是|的|为|另)$/iu;

/** Tells for a subject's token how many colours it may have: as many as there are of it. */
export function colourLimits(tokens: readonly Token[]): (subject: number) => number {
  const counts = resolveCounts(tokens);
  return (index) => {
    const subject = SUBJECTS.find((name) => name === tokens[index]?.value);
    if (subject === undefined) return 1;
    const count = counts.get(index)?.count ?? SUBJECT_NUMBERS[subject].usual;
    return count === 1 && TWO_TONE.has(subject) ? 2 : count;
  };
}

/** The places of the colours that are listed after it; none where there are not several. */
export function coloursListedAfter(tokens: readonly Token[], subject: number): readonly number[] {
  const colours: number[] = [];
  const first = firstOfEach(tokens, subject);
  for (let index = first; index <= first + MAX_LENGTH; index += 1) {
    const token = tokens[index];
    if (token?.kind === 'colour') {
      colours.push(index);
    } else if (token === undefined || !isBetween(token)) {
      // "Two cars, red and blue skies": the last colour is that of what follows.
      const isOthers = ['content', 'word', 'undrawn'].includes(token?.kind ?? '');
      if (isOthers && colours.at(-1) === index - 1) colours.pop();
      break;
    }
  }
  return colours.length > 1 ? colours : [];
}

/** "Two girls on a beach, one in red and one in blue": where it begins to be told of each of them. */
function firstOfEach(tokens: readonly Token[], subject: number): number {
  for (let index = subject + 1; index <= subject + MAX_APART; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'stop' || token.kind === 'cut') break;
    if (token.kind === 'colour' || token.concept === 'subject') break;
    const opens = tokens[index - 1]?.kind === 'comma' && /^(?:one|一.?)$/iu.test(token.text);
    if (opens) return index;
  }
  return subject + 1;
}

function isBetween({ kind, value, text }: Token): boolean {
  if (kind === 'joiner' || kind === 'comma') return true;
  if (kind === 'undrawn') return value === 'wear';
  return kind === 'filler' && (value === '1' || LISTED.test(text));
}
