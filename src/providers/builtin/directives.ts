/**
 * Directives: what a program under test writes into its prompt, or its model's name, to have the
 * built-in renderer behave in a certain way. They are taken out before the prompt is read.
 *
 *   [[reprise: fail at 40%]]   [[reprise: seed 7, 30 fps, strict]]   sora-2:fail-at-40%
 */

export interface Directives {
  /** Unsigned 32-bit; null for the one that the prompt's own words give. */
  readonly seed: number | null;
  readonly framesPerSecond: 24 | 30;
  /** At least so long from the first look at it to its end; null for as long as drawing takes. */
  readonly paceSeconds: number | null;
  readonly failAtPercent: number | null;
  /** From its completion on; null for as long as the gateway keeps it. */
  readonly keptSeconds: number | null;
  readonly isBlocked: boolean;
  /** Words that are not understood, or cannot be drawn, fail the video. */
  readonly isStrict: boolean;
}

export const NO_DIRECTIVES: Directives = {
  seed: null,
  framesPerSecond: 24,
  paceSeconds: null,
  failAtPercent: null,
  keptSeconds: null,
  isBlocked: false,
  isStrict: false,
};

export interface DirectedPrompt {
  readonly prompt: string;
  readonly directives: Directives;
  /** What was written as a directive and is none; told as not understood. */
  readonly unknown: readonly string[];
}

/** What the services that this renderer stands in for took, roughly, for each second of video. */
const REALISTIC_PACE_SECONDS = 60;
const MAX_PACE_SECONDS = 3_600;
const MAX_SEED = 2 ** 32 - 1;
const BLOCK = /\[\[\s*reprise\s*:([^\]]{0,200})\]\]/giu;

export function readDirectives(prompt: string, model: string): DirectedPrompt {
  const written = [...prompt.matchAll(BLOCK)].flatMap(([, list = '']) => list.split(','));
  const colon = model.indexOf(':');
  // A model's name has no spaces.
  if (colon !== -1)
    written.push(
      ...model
        .slice(colon + 1)
        .replaceAll('-', ' ')
        .split(':'),
    );
  const changes: Partial<Directives>[] = [];
  const unknown: string[] = [];
  for (const text of written.map((part) => part.trim().toLowerCase()).filter(Boolean)) {
    const change = readDirective(text);
    if (change === null) unknown.push(text);
    else changes.push(change);
  }
  const directives: Directives = Object.assign({}, NO_DIRECTIVES, ...changes);
  return { prompt: prompt.replace(BLOCK, ' ').trim(), directives, unknown };
}

function readDirective(text: string): Partial<Directives> | null {
  switch (text) {
    case 'instant':
      return { paceSeconds: null };
    case 'realistic':
    case 'slow':
      return { paceSeconds: REALISTIC_PACE_SECONDS };
    case 'blocked':
      return { isBlocked: true };
    case 'strict':
      return { isStrict: true };
    default:
      return readNumbered(text);
  }
}

function readNumbered(text: string): Partial<Directives> | null {
  const [, word = '', digits = '', unit = ''] =
    /^(?:(seed|fail at|fail|take|expire in|expire)\s+)?(\d{1,10})\s*(%|s|seconds|fps)?$/u.exec(
      text,
    ) ?? [];
  const number = Number(digits);
  const form = [word, unit].join(' ').trim();
  if (form === 'seed' && number <= MAX_SEED) return { seed: number };
  if (form === 'fps' && (number === 24 || number === 30)) return { framesPerSecond: number };
  if (/^fail( at)? %$/u.test(form) && number <= 100) return { failAtPercent: number };
  if (/^expire( in)? s(econds)?$/u.test(form) && number >= 1) return { keptSeconds: number };
  if (/^take s(econds)?$/u.test(form) && number <= MAX_PACE_SECONDS) return { paceSeconds: number };
  return null;
}
