/** Writes multipart bodies by hand, so that tests can order, cut and spoil them. */

export interface FormPart {
  readonly name: string;
  readonly value: string | Buffer;
  /** Makes it a file. */
  readonly fileName?: string;
  readonly mediaType?: string;
}

export const BOUNDARY = 'a-boundary-of-a-test';
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

export function formBody(parts: readonly FormPart[]): Buffer {
  const end = Buffer.from(`--${BOUNDARY}--\r\n`);
  return Buffer.concat([...parts.map(partBytes), end]);
}

function partBytes({ name, value, fileName, mediaType }: FormPart): Buffer {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`;
  const type = mediaType === undefined ? '' : `\r\nContent-Type: ${mediaType}`;
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')]);
}
