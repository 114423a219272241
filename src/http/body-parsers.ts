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
/** What comes as one of these is a file, also from clients that give files no name. */
const FILE_TYPES = /^(?:image|video)\/|^application\/octet-stream$/;

export async function registerBodyParsers(server: FastifyInstance): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addHook('preParsing', refuseCompressed);
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseJson);
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MAX_URLENCODED_BYTES },
    parseUrlencoded,
  );
  await server.register(multipart, {
    isPartAFile: (_name, mediaType = '', fileName) =>
      fileName !== undefined || FILE_TYPES.test(mediaType),
    limits: {
      fieldSize: MAX_BODY_BYTES,
      fields: MAX_FORM_FIELDS,
      fileSize: MAX_BODY_BYTES,
      files: MAX_FILES,
      parts: MAX_FORM_FIELDS + MAX_FILES,
    },
  });
}

/** Read as it stands, a compressed body would be refused for what it is not. */
async function refuseCompressed({ headers }: FastifyRequest): Promise<void> {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === '' || /^identity$/i.test(encoding)) return;
  throw new RepriseError('unsupported_media_type', {
    publicText: "A body with a 'Content-Encoding' is not supported. Send it uncompressed.",
  });
}

/** Throws where a letter would be lost: a prompt with holes is another prompt. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeText(body: string | Buffer): string {
  try {
    return typeof body === 'string' ? body : utf8.decode(body);
  } catch (error) {
    throw new RepriseError('invalid_json', {
      publicText: 'The body is not valid JSON: it is not UTF-8 text.',
      cause: error,
    });
  }
}

async function parseJson(_request: FastifyRequest, body: string | Buffer): Promise<unknown> {
  const text = decodeText(body);
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
