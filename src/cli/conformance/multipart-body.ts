/** A multipart form with its parts in exactly the order given, which ready-made forms do not promise. */

export type FormPart =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly fileName: string; readonly file: Buffer };

export interface MultipartBody {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** By the end of its name; strict gateways look at no other word for what a file is. */
const MEDIA_TYPES: Readonly<Record<string, string>> = { png: 'image/png', mp4: 'video/mp4' };
const BOUNDARY = '----reprise-conformance-7MA4YWxkTrZu0gW';

export function multipartBody(...parts: readonly FormPart[]): MultipartBody {
  const chunks = parts.flatMap((part) => [
    `--${BOUNDARY}\r\n${describePart(part)}\r\n\r\n`,
    'text' in part ? part.text : part.file,
    '\r\n',
  ]);
  const bytes = Buffer.concat(
    [...chunks, `--${BOUNDARY}--\r\n`].map((chunk) => Buffer.from(chunk)),
  );
  return { bytes, contentType: `multipart/form-data; boundary=${BOUNDARY}` };
}

/** The same text fields as a form; the order is that of the object. */
export function formFields(fields: Readonly<Record<string, string>>): FormPart[] {
  return Object.entries(fields).map(([name, text]) => ({ name, text }));
}

function describePart(part: FormPart): string {
  const disposition = `Content-Disposition: form-data; name="${part.name}"`;
  if ('text' in part) return disposition;
  const mediaType = MEDIA_TYPES[part.fileName.slice(-3)] ?? 'application/octet-stream';
  return `${disposition}; filename="${part.fileName}"\r\nContent-Type: ${mediaType}`;
}
