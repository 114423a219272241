/** Requests about single characters. Source: OpenAI's OpenAPI document. */
import { requestFields } from '../../core/index.ts';
import type { CharacterCommand, CreateCharacterCommand, DialectRequest } from '../../core/index.ts';
import { countCodePoints } from '../../lib/code-points.ts';
import { takeFile } from '../videos-api/index.ts';

/** Source: `maxLength` in the OpenAPI document. */
const MAX_NAME_CODE_POINTS = 80;

const { invalid, missing, readFields, readRequiredText } = requestFields;

export function decodeCreateCharacter(request: DialectRequest): CreateCharacterCommand {
  const fields = readFields(request.body);
  const name = readRequiredText(fields, 'name').trim();
  if (name === '' || countCodePoints(name) > MAX_NAME_CODE_POINTS) {
    throw invalid('name', `'name' must have 1 to ${MAX_NAME_CODE_POINTS} characters.`);
  }
  const file = takeFile(request, fields, 'video', "'video' must be one mp4 file of a form.");
  if (file === null) throw missing('video');
  return { kind: 'create_character', name, clip: { bytes: file.bytes, param: 'video' } };
}

export function decodeCharacter<Kind extends CharacterCommand['kind']>(
  kind: Kind,
): (request: DialectRequest) => CharacterCommand & { readonly kind: Kind } {
  return ({ params }) => ({
    kind,
    characterId: readRequiredText({ character_id: params['characterId'] }, 'character_id'),
  });
}
