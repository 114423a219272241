/** Reads a body of several parts, as strictly as RFC 2046 writes it. */

export interface BodyPart {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export function readMultipart(contentType: string, body: Buffer): BodyPart[] {
  const boundary = /^multipart\/byteranges; boundary=(\S+)$/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error(`no boundary in ${contentType}`);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: BodyPart[] = [];
  let at = body.indexOf(delimiter);
  if (at !== 0) throw new Error('the body does not begin with a delimiter');
  for (;;) {
    const start = at + delimiter.byteLength;
    const next = body.subarray(start, start + 2).toString();
    if (next === '--') {
      if (body.subarray(start + 2).toString() !== '\r\n') throw new Error('bytes after the end');
      return parts;
    }
    if (next !== '\r\n') throw new Error('a delimiter is not alone on its line');
    at = body.indexOf(delimiter, start);
    if (at < 0) throw new Error('a part is not closed');
    parts.push(readPart(body.subarray(start + 2, at)));
  }
}

function readPart(part: Buffer): BodyPart {
  const headEnd = part.indexOf('\r\n\r\n');
  if (headEnd < 0) throw new Error('a part without an end of its head');
  const lines = part.subarray(0, headEnd).toString().split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.split(': ') as [string, string]));
  return { headers, body: part.subarray(headEnd + 4) };
}
