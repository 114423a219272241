/** The forms in which a request body may come, and how large each may be. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RepriseError } from '../core/index.ts';
import { MAX_FORM_FIELDS, nestFields } from './read-form.ts';
import { translateFormError } from './translate-error.ts';

/** A reference image as a data URL may have 20,971,520 letters; the rest is room for the prompt. */
export const MAX_BODY_BYTES = 24 * 1024 * 1024;
/** The longest prompt with every letter escaped fits; images never come in such a form. */
const MAX_URLENCODED_BYTES = 1024 * 1024;
const MAX_FILES = 4;

export async function registerBodyParsers(server: FastifyInstance): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, parseJson);
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MAX_URLENCODED_BYTES },
    parseUrlencoded,
  );
  await server.register(multipart, {
    limits: {
      fieldSize: MAX_BODY_BYTES,
      fields: MAX_FORM_FIELDS,
      fileSize: MAX_BODY_BYTES,
      files: MAX_FILES,
      parts: MAX_FORM_FIELDS + MAX_FILES,
    },
  });
}

async function parseJson(_request: FastifyRequest, body: string | Buffer): Promise<unknown> {
  const text = String(body);
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

async function parseUrlencoded(_request: FastifyRequest, body: string | Buffer): Promise<unknown> {
  try {
    return nestFields(new URLSearchParams(String(body)));
  } catch (error) {
    throw translateFormError(error);
  }
}
