/** Tells whether two requests ask for the same thing, whatever form they came in. */
import { createHash } from 'node:crypto';
import type { Command } from '../core/index.ts';

/**
 * Taken of the decoded command: the boundary of a form, the order of its fields and the spelling of
 * a number differ from one sending to the next. Files count by their bytes.
 */
export function fingerprintOf(command: Command): Buffer {
  return createHash('sha256').update(canonical(command)).digest();
}

function canonical(value: unknown): string {
  if (Buffer.isBuffer(value)) {
    return `bytes:${createHash('sha256').update(value).digest('hex')}`;
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}
