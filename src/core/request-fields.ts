/**
 * Reads single fields of a request, liberally in form and strictly in meaning. Each reader throws a
 * RepriseError that names the field and what is allowed; nothing is ever cut or guessed.
 */
import { countCodePoints } from '../lib/code-points.ts';
import { RepriseError } from './errors/reprise-error.ts';
import type { Size } from './models.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Longer than any name, id or choice; error texts may repeat a value of this length. */
const MAX_TEXT_LENGTH = 1024;

export function readFields(body: unknown): Fields {
  if (body === undefined) return {};
  if (isFields(body)) return body;
  throw new RepriseError('invalid_json', { publicText: 'The body must be a JSON object.' });
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that is null or empty counts as left out: forms cannot say it otherwise. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

export function missing(param: string): RepriseError {
  return new RepriseError('missing_parameter', {
    param,
    publicText: `Missing required parameter: '${param}'.`,
  });
}

export function invalid(param: string, publicText: string): RepriseError {
  return new RepriseError('invalid_parameter', { param, publicText });
}

/** A form's field that is sent again and again is a list, and so is a query's. */
function refuseRepeated(name: string, value: unknown): void {
  if (!Array.isArray(value)) return;
  const fault = value.length > 1 ? `was sent ${value.length} times, or as a list` : 'is a list';
  throw invalid(name, `'${name}' ${fault}; exactly one value is allowed.`);
}

/** 1 to `maxCodePoints` code points that are not all white space. */
export function readPrompt(fields: Fields, maxCodePoints: number): string {
  const prompt = fields['prompt'];
  if (prompt === undefined || prompt === null) throw missing('prompt');
  refuseRepeated('prompt', prompt);
  if (typeof prompt !== 'string' || prompt.trim() === '') {
    throw invalid(
      'prompt',
      `'prompt' must be text of 1 to ${maxCodePoints} characters that is not blank.`,
    );
  }
  const length = countCodePoints(prompt);
  if (length > maxCodePoints) {
    throw new RepriseError('prompt_too_long', {
      param: 'prompt',
      publicText: `'prompt' has ${length} characters; at most ${maxCodePoints} are allowed.`,
    });
  }
  refuseUnstorable('prompt', prompt);
  return prompt;
}

export function readOptionalText(
  fields: Fields,
  name: string,
  maxLength = MAX_TEXT_LENGTH,
): string | null {
  const value = fields[name];
  if (!isGiven(value)) return null;
  refuseRepeated(name, value);
  if (typeof value !== 'string') throw invalid(name, `'${name}' must be a string.`);
  if (value.length > maxLength) {
    throw invalid(name, `'${name}' must have at most ${maxLength} characters.`);
  }
  refuseUnstorable(name, value);
  return value;
}

export function readRequiredText(fields: Fields, name: string): string {
  const value = readOptionalText(fields, name);
  if (value === null) throw missing(name);
  return value;
}

/** Whole seconds, written 8, 8.0, "8", "8.0" or "8s". */
export function readOptionalSeconds(fields: Fields, name: string): number | null {
  const value = fields[name];
  if (!isGiven(value)) return null;
  refuseRepeated(name, value);
  const text = typeof value === 'number' ? String(value) : value;
  const match = typeof text === 'string' ? /^(\d{1,4})(?:\.0+)?s?$/.exec(text.trim()) : null;
  if (match === null) {
    throw invalid(name, `'${name}' must be a whole number of seconds, such as "8".`);
  }
  return Number(match[1]);
}

/** Pixels, written "1280x720". */
export function readOptionalSize(fields: Fields, name: string): Size | null {
  const text = readOptionalText(fields, name);
  if (text === null) return null;
  const match = /^(\d{1,5})\s*[x×*]\s*(\d{1,5})$/i.exec(text.trim());
  if (match === null) {
    throw invalid(name, `'${name}' must be width x height in pixels, such as "1280x720".`);
  }
  return { width: Number(match[1]), height: Number(match[2]) };
}

export function readOptionalInteger(
  fields: Fields,
  name: string,
  bounds: { readonly min: number; readonly max: number },
): number | null {
  const value = fields[name];
  if (!isGiven(value)) return null;
  refuseRepeated(name, value);
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  const isInside = Number.isInteger(number) && Number(number) >= bounds.min;
  if (isInside && Number(number) <= bounds.max) return Number(number);
  throw invalid(name, `'${name}' must be a whole number from ${bounds.min} to ${bounds.max}.`);
}

/** As JSON has it or as a form does: true, "true", false, "false". */
export function readOptionalBoolean(fields: Fields, name: string): boolean | null {
  const value = fields[name];
  if (!isGiven(value)) return null;
  refuseRepeated(name, value);
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw invalid(name, `'${name}' must be true or false.`);
}

export function readOptionalChoice<Choice extends string>(
  fields: Fields,
  name: string,
  choices: readonly Choice[],
): Choice | null {
  const text = readOptionalText(fields, name);
  if (text === null) return null;
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw invalid(name, `'${name}' must be one of: ${choices.join(', ')}.`);
}

/**
 * PostgreSQL's text holds neither U+0000 (the statement fails, and with it those that share its
 * batch) nor half of a surrogate pair (it would come back as another character).
 */
function refuseUnstorable(name: string, text: string): void {
  if (!text.includes('\0') && text.isWellFormed()) return;
  throw invalid(name, `'${name}' must be well-formed Unicode text without the character U+0000.`);
}
