/** The kinds of values that stand in the configuration file. */
import { z } from 'zod';
import { field, type Field } from './field.ts';

type Told = Omit<Field, 'allowed'>;

export function wholeNumber(min: number, max: number, told: Told) {
  const allowed = `a whole number from ${min} to ${max}`;
  return field(z.number().int().min(min).max(max), { ...told, allowed });
}

/** Null is what stands for `unlimited` in the program. */
export function limit(min: number, max: number, told: Told) {
  const number = z.number().int().min(min).max(max);
  const schema = z.union([number, unlimited()]);
  return field(schema, { ...told, allowed: `a whole number from ${min} to ${max}, or unlimited` });
}

/** A billion dollars; in micro-dollars still a tenth of the safe integers. */
const MAX_USD = 1_000_000_000;

export function usd(max: number, told: Told) {
  const allowed = `US dollars from 0 to ${max} with at most 6 decimals`;
  return field(dollars(max), { ...told, allowed });
}

export function usdLimit(told: Told) {
  const allowed = `US dollars from 0 to ${MAX_USD} with at most 6 decimals, or unlimited`;
  return field(z.union([dollars(MAX_USD), unlimited()]), { ...told, allowed });
}

export function text(pattern: RegExp, described: Field) {
  return field(z.string().regex(pattern), described);
}

export function choice<const Names extends readonly [string, ...string[]]>(
  names: Names,
  told: Told,
) {
  return field(z.enum(names), { ...told, allowed: names.join(', ') });
}

export function yesOrNo(told: Told) {
  return field(z.boolean(), { ...told, allowed: 'true or false' });
}

/** Between one and `max` of them. */
export function listOf<Item extends z.ZodType>(item: Item, max: number, described: Field) {
  return field(z.array(item).min(1).max(max), described);
}

function unlimited() {
  return z.literal('unlimited').transform(() => null);
}

/** In whole micro-dollars. The number is read as it is written, so 0.1 is exactly 100,000. */
function dollars(max: number) {
  return z
    .number()
    .min(0)
    .max(max)
    .refine((value) => /^\d+(\.\d{1,6})?$/.test(String(value)))
    .transform((value) => Math.round(value * 1_000_000));
}
