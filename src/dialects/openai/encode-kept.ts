/** Files and characters in OpenAI's shapes. */
import type { Character, DialectReply, FilePage, StoredFile } from '../../core/index.ts';
import { unixSeconds } from '../videos-api/index.ts';

export function encodeFile(file: StoredFile): DialectReply {
  return { status: 200, body: fileObject(file) };
}

export function encodeFilePage({ files, hasMore }: FilePage): DialectReply {
  const body = {
    object: 'list',
    data: files.map(fileObject),
    first_id: files.at(0)?.id ?? null,
    last_id: files.at(-1)?.id ?? null,
    has_more: hasMore,
  };
  return { status: 200, body };
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
