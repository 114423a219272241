/** Reads the header `Range`: which parts of the bytes a client asks for. */
import type { ByteRange } from '../../engine/index.ts';

/** More than any program asks for; whoever asks for more gets the whole, as if it had not asked. */
export const MAX_RANGES = 32;

/**
 * Null where the whole is to be sent: without the header, or when it is malformed, as HTTP wants it.
 * Empty when it is well formed and nothing that it asks for is there. Ranges that overlap become
 * one, so that nobody gets a byte twice and no request costs more than the whole.
 */
export function parseRanges(
  header: string | undefined,
  sizeBytes: number,
): readonly ByteRange[] | null {
  const list = /^bytes=(.*)$/i.exec(header ?? '')?.[1];
  if (list === undefined || sizeBytes === 0) return null;
  const specs = list.split(',').map((spec) => spec.trim());
  const asked = specs.filter((spec) => spec !== '').map((spec) => parseSpec(spec, sizeBytes));
  if (asked.length === 0 || asked.length > MAX_RANGES || asked.includes('malformed')) return null;
  return joinOverlapping(asked.filter((range) => typeof range === 'object'));
}

function parseSpec(spec: string, sizeBytes: number): ByteRange | 'malformed' | 'outside' {
  const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(spec) ?? [];
  if (first === '' && last === '') return 'malformed';
  if (first === '') {
    const suffixBytes = Math.min(Number(last), sizeBytes);
    if (suffixBytes === 0) return 'outside';
    return { firstByte: sizeBytes - suffixBytes, lastByte: sizeBytes - 1 };
  }
  const firstByte = Number(first);
  const lastByte = last === '' ? Infinity : Number(last);
  if (lastByte < firstByte) return 'malformed';
  if (firstByte >= sizeBytes) return 'outside';
  return { firstByte, lastByte: Math.min(lastByte, sizeBytes - 1) };
}

/** In the order asked for, unless some had to be joined. */
function joinOverlapping(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const joined: ByteRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.firstByte - b.firstByte)) {
    const previous = joined.at(-1);
    if (previous === undefined || range.firstByte > previous.lastByte) joined.push(range);
    else joined[joined.length - 1] = join(previous, range);
  }
  return joined.length === ranges.length ? ranges : joined;
}

function join(a: ByteRange, b: ByteRange): ByteRange {
  return { firstByte: a.firstByte, lastByte: Math.max(a.lastByte, b.lastByte) };
}

export function lengthOf({ firstByte, lastByte }: ByteRange): number {
  return lastByte - firstByte + 1;
}

/** As `Content-Range` names it. */
export function nameRange({ firstByte, lastByte }: ByteRange, sizeBytes: number): string {
  return `bytes ${firstByte}-${lastByte}/${sizeBytes}`;
}
