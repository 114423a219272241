/** Reads request bodies of every form clients send into fields and files, within bounds. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RepriseError, type UploadedFile } from '../core/index.ts';
import { FormError, nestFields } from './read-form.ts';

/** A reference image as a data URL may have 20,971,520 letters; the rest is room for the prompt. */
export const MAX_BODY_BYTES = 24 * 1024 * 1024;
const MAX_FIELD_BYTES = 22 * 1024 * 1024;
const MAX_FIELDS = 100;
const MAX_FILES = 4;
const MAX_FIELD_NAME_BYTES = 200;

export interface ParsedBody {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export async function registerBodyParsers(server: FastifyInstance): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parseJson(String(text)));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => {
      try {
        done(null, nestFields(new URLSearchParams(String(text))));
      } catch (error) {
        done(translateFormError(error) as Error);
      }
    },
  );
  await server.register(multipart, {
    limits: {
      fieldNameSize: MAX_FIELD_NAME_BYTES,
      fieldSize: MAX_FIELD_BYTES,
      fields: MAX_FIELDS,
      fileSize: MAX_BODY_BYTES,
      files: MAX_FILES,
      parts: MAX_FIELDS + MAX_FILES,
    },
  });
}

/** Files and fields may come in any order, so nothing is looked at before all of it is here. */
export async function readParsedBody(request: FastifyRequest): Promise<ParsedBody> {
  if (!request.isMultipart()) return { body: request.body, files: [] };
  const entries: [string, string][] = [];
  const files: UploadedFile[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer();
        files.push({ fieldName: part.fieldname, fileName: part.filename, bytes });
      } else {
        if (part.valueTruncated) throw new RepriseError('body_too_large');
        entries.push([part.fieldname, String(part.value)]);
      }
    }
    return { body: nestFields(entries), files };
  } catch (error) {
    throw translateFormError(error);
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new RepriseError('invalid_json', {
      publicText: `The body is not valid JSON: ${reason}`,
      cause: error,
    });
  }
}

/** Whatever a form parser complains about is the form's fault, unless it is only too large. */
function translateFormError(error: unknown): unknown {
  if (error instanceof RepriseError) return error;
  if (error instanceof FormError) {
    return new RepriseError('invalid_multipart', {
      publicText: `The form is malformed: ${error.message}.`,
    });
  }
  const isTooLarge = error instanceof Error && 'statusCode' in error && error.statusCode === 413;
  return new RepriseError(isTooLarge ? 'body_too_large' : 'invalid_multipart', { cause: error });
}
