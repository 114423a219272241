/** A look that becomes another one in the course of a shot, by way of the hours in between. */
import type { Match, Understanding } from '../understanding/understanding.ts';
import { changedLooks } from './changed-looks.ts';
import type { Look, Segment, TimeOfDay } from './scene.ts';

/** Each of them is a picture of its own to prepare and to keep in memory. */
const MOST_BETWEEN = 2;
/** What is seen before and after as it is, and how long rain takes to begin, as shares of the shot. */
const FIRST = 0.12;
const CHANGING = 0.7;
const WEATHER_STARTS = 0.38;
const WEATHER_CHANGES = 0.25;

const HOURS: readonly TimeOfDay[] = ['dawn', 'day', 'golden', 'sunset', 'twilight', 'night'];
/** Those that are passed when they lie in between; the others look too much like their neighbours. */
const PASSED: ReadonlySet<TimeOfDay> = new Set(['dawn', 'day', 'sunset', 'twilight']);

export interface Stretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What a prompt says of the beginning. */
export function atFirst(understanding: Understanding): Understanding {
  return withMatches(understanding, ({ later }) => later === undefined);
}

/** As an order to change what is there: the whole of it is to be the other. */
export function atOnce(
  understanding: Understanding,
  isMeant: (match: Match) => boolean,
): Understanding {
  const given = new Set(
    understanding.matched.flatMap((match) => (isMeant(match) ? [match.insteadOf] : [])),
  );
  return {
    ...understanding,
    matched: understanding.matched.map((match): Match => {
      if (given.has(match.start)) return { ...match, wish: 'unwanted' };
      if (!isMeant(match)) return match;
      const { later: _later, insteadOf: _insteadOf, ...plain } = match;
      return plain;
    }),
  };
}

/** None where nothing is to change in the course of it. */
export function turnSegments(
  look: Look,
  understanding: Understanding,
  { startSeconds, endSeconds }: Stretch,
): Segment[] {
  const later = withMatches(understanding, (match) => match.later !== undefined);
  if (later.matched.length === 0) return [];
  const [last = look] = changedLooks([look], later);
  const times = [...between(look.time, last.time), last.time];
  const isOfHours = look.time !== last.time;
  const seconds = endSeconds - startSeconds;
  const first = startSeconds + seconds * (isOfHours ? FIRST : WEATHER_STARTS);
  const step = (seconds * (isOfHours ? CHANGING : WEATHER_CHANGES)) / times.length;
  return times.map((time, index) => {
    const isLast = index === times.length - 1;
    return {
      startSeconds: rounded(first + step * index),
      blendSeconds: rounded(step),
      look: isLast ? last : { ...look, time },
    };
  });
}

function between(from: TimeOfDay, to: TimeOfDay): TimeOfDay[] {
  const passed: TimeOfDay[] = [];
  for (let at = HOURS.indexOf(from) + 1; ; at += 1) {
    const hour = HOURS[at % HOURS.length]!;
    if (hour === to || from === to) break;
    if (PASSED.has(hour)) passed.push(hour);
  }
  // The last of them are the nearest to where it ends.
  return passed.slice(-MOST_BETWEEN);
}

function withMatches(
  understanding: Understanding,
  isKept: (match: Match) => boolean,
): Understanding {
  return { ...understanding, matched: understanding.matched.filter(isKept) };
}

/** Down to the hundredth, so that a change is over when the next one begins. */
function rounded(seconds: number): number {
  return Math.floor(seconds * 100) / 100;
}
