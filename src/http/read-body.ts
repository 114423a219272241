/** Reads a request's body into fields and files, all of it in memory and within bounds. */
import type { FastifyRequest } from 'fastify';
import { RepriseError, type UploadedFile } from '../core/index.ts';
import { MAX_BODY_BYTES } from './body-parsers.ts';
import { nestFields } from './read-form.ts';
import { translateFormError } from './translate-error.ts';

export interface ParsedBody {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** Files and fields may come in any order, so nothing is looked at before all of it is here. */
export async function readBody(request: FastifyRequest): Promise<ParsedBody> {
  if (!request.isMultipart()) return { body: request.body, files: [] };
  if (Number(request.headers['content-length']) > MAX_BODY_BYTES) {
    throw new RepriseError('body_too_large');
  }
  try {
    return await Promise.race([collectParts(request), refuseOversize(request)]);
  } catch (error) {
    // The parser would go on collecting what still arrives; from here on it is thrown away.
    request.raw.unpipe();
    request.raw.resume();
    throw translateFormError(error);
  }
}

async function collectParts(request: FastifyRequest): Promise<ParsedBody> {
  const entries: [string, unknown][] = [];
  const files: UploadedFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      // The library's types know only files with a name.
      const fileName: string | undefined = part.filename;
      // What a browser sends for a field in which nobody chose a file.
      if (fileName === '' && bytes.length === 0) continue;
      files.push({ fieldName: part.fieldname, fileName: fileName ?? '', bytes });
    } else {
      if (part.valueTruncated) throw new RepriseError('body_too_large');
      entries.push([part.fieldname, part.value]);
    }
  }
  return { body: nestFields(entries), files };
}

/** The parser bounds each part; this bounds their sum when no length was announced. */
async function refuseOversize(request: FastifyRequest): Promise<never> {
  return await new Promise((_resolve, reject) => {
    let receivedBytes = 0;
    request.raw.on('data', (chunk: Buffer) => {
      receivedBytes += chunk.byteLength;
      if (receivedBytes > MAX_BODY_BYTES) reject(new RepriseError('body_too_large'));
    });
  });
}
