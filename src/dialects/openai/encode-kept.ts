/** Files and characters in OpenAI's shapes. */
import type { Character, DialectReply, FilePage, StoredFile } from '../../core/index.ts';
import { encodePage, unixSeconds } from '../videos-api/index.ts';

export function encodeFile(file: StoredFile): DialectReply {
  return { status: 200, body: fileObject(file) };
}

export function encodeFilePage({ files, hasMore }: FilePage): DialectReply {
  return encodePage({ items: files, hasMore }, fileObject);
}

export function encodeDeletedFile({ id }: StoredFile): DialectReply {
  return { status: 200, body: { id, object: 'file', deleted: true } };
}

/** OpenAI's character has no `object`. */
export function encodeCharacter({ id, name, createdAt }: Character): DialectReply {
  return { status: 200, body: { id, name, created_at: unixSeconds(createdAt) } };
}

/** OpenAI has no such request; the form is that of a deleted video. */
export function encodeDeletedCharacter({ id }: Character): DialectReply {
  return { status: 200, body: { id, object: 'character.deleted', deleted: true } };
}

function fileObject(file: StoredFile): Record<string, unknown> {
  return {
    id: file.id,
    object: 'file',
    bytes: file.sizeBytes,
    created_at: unixSeconds(file.createdAt),
    // Absent rather than null where there is none: OpenAI's schema has it as a number.
    ...(file.expiresAt !== null && { expires_at: unixSeconds(file.expiresAt) }),
    filename: file.name,
    purpose: file.purpose,
    status: 'processed',
  };
}
