/** Says precisely how an answer differs from what was promised; each function throws if it does. */
import type { z } from 'zod';
import type { Answer } from './conformance-client.ts';
import { ConformanceFailure } from './conformance-failure.ts';

const MAX_SHOWN_ISSUES = 4;
const MAX_SHOWN_LETTERS = 160;

/** Several statuses where the dialect's sources do not agree. */
export function expectStatus(answer: Answer, ...statuses: readonly number[]): void {
  if (statuses.includes(answer.status)) return;
  throw new ConformanceFailure(
    `${answer.asked}: status ${answer.status} instead of ${statuses.join(' or ')}: ${excerpt(answer)}`,
  );
}

/** Gives the body as the schema has it; a fault names the key. */
export function expectShape<Body>(answer: Answer, schema: z.ZodType<Body>): Body {
  const parsed = schema.safeParse(parseJson(answer));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .slice(0, MAX_SHOWN_ISSUES)
    .map(({ path, message }) => `'${path.join('.')}': ${message}`);
  throw new ConformanceFailure(`${answer.asked}: ${faults.join('; ')}`);
}

/** The status and the shape of a good answer. */
export function expectGood<Body>(answer: Answer, schema: z.ZodType<Body>, status = 200): Body {
  expectStatus(answer, status);
  return expectShape(answer, schema);
}

export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (actual === expected) return;
  throw new ConformanceFailure(`'${what}' is ${show(actual)} instead of ${show(expected)}`);
}

/** Every value of `expected` under its key; `what` says of which object. */
export function expectValues(
  what: string,
  actual: object,
  expected: Readonly<Record<string, unknown>>,
): void {
  const entries = new Map(Object.entries(actual));
  for (const [key, value] of Object.entries(expected)) {
    expectEqual(`${what}.${key}`, entries.get(key), value);
  }
}

export function expectTrue(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new ConformanceFailure(otherwise);
}

function parseJson(answer: Answer): unknown {
  try {
    return JSON.parse(answer.bytes.toString());
  } catch {
    throw new ConformanceFailure(`${answer.asked}: the body is not JSON: ${excerpt(answer)}`);
  }
}

function excerpt({ bytes }: Answer): string {
  return bytes.subarray(0, MAX_SHOWN_LETTERS).toString();
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'absent';
}
