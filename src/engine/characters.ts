/** Somebody or something from a clip, to be called by name in prompts. */
import { RepriseError } from '../core/index.ts';
import type {
  Character,
  CharacterCommand,
  CreateCharacterCommand,
  Principal,
} from '../core/index.ts';
import { randomHex } from '../lib/random.ts';
import { checkName } from './check-content.ts';
import type { EngineParts } from './engine.ts';
import {
  deleteCharacterRow,
  findCharacter,
  insertCharacter,
  type CharacterRecord,
} from './file-store.ts';
import { refuseTooMany } from './files.ts';
import { inspectUploadedVideo } from './inspect-uploaded-video.ts';
import { releaseUnused, removeAssets } from './release-assets.ts';
import { storeUploads } from './store-uploads.ts';

/** The Videos API's guide asks for 2 to 4; whatever one request can hold will do. */
const MAX_CLIP_SECONDS = 20;

export async function createCharacter(
  engine: EngineParts,
  principal: Principal,
  { name, clip }: CreateCharacterCommand,
): Promise<Character> {
  await refuseTooMany(engine, principal);
  await checkName(engine, name);
  const { mediaType } = await inspectUploadedVideo(clip.bytes, clip.param, MAX_CLIP_SECONDS);
  const { projectId } = principal;
  const record = { id: `char_${randomHex(16)}`, projectId, name, createdAt: engine.clock.now() };
  const upload = { kind: 'upload', mediaType, bytes: clip.bytes } as const;
  await storeUploads(engine, principal, [upload], async (transaction, [assetId = '']) => {
    await insertCharacter(transaction, { ...record, assetId });
  });
  return record;
}

/** Throws `character_not_found`. `param` names the field the id came in, if it was not the path. */
export async function findOwnCharacter(
  { database }: EngineParts,
  principal: Principal,
  characterId: string,
  param?: string,
): Promise<CharacterRecord> {
  const character = await findCharacter(database, principal, characterId);
  if (character === null) throw characterNotFound(characterId, param);
  return character;
}

export function characterNotFound(characterId: string, param?: string): RepriseError {
  const shownId = characterId.length > 100 ? `${characterId.slice(0, 100)}…` : characterId;
  return new RepriseError('character_not_found', {
    publicText: `No character with the id '${shownId}'.`,
    ...(param === undefined ? {} : { param }),
  });
}

/** The clip goes as well, as soon as no video needs it. */
export async function deleteCharacter(
  engine: EngineParts,
  principal: Principal,
  { characterId }: CharacterCommand,
): Promise<Character> {
  const { database } = engine;
  const character = await findOwnCharacter(engine, principal, characterId);
  const released = await database.transaction(async (transaction) => {
    if (!(await deleteCharacterRow(transaction, character.id))) {
      throw characterNotFound(characterId);
    }
    return await releaseUnused(transaction, engine, [character.assetId]);
  });
  await removeAssets(engine, released);
  return character;
}
