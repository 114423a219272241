/** Files and characters in the database. */
import type { Character, ListFilesCommand, Principal, StoredFile } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';

export interface CharacterRecord extends Character {
  readonly assetId: string;
}

const FILE_COLUMNS = `
  id, project_id as "projectId", asset_id as "assetId", name, purpose, size_bytes as "sizeBytes",
  created_at as "createdAt", expires_at as "expiresAt"`;

const CHARACTER_COLUMNS = `
  id, project_id as "projectId", asset_id as "assetId", name, created_at as "createdAt"`;

const INSERT_FILE = {
  name: 'engine_insert_file',
  text: `
    insert into files (
      id, project_id, asset_id, name, purpose, size_bytes, created_at, expires_at
    ) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

const FIND_FILE = {
  name: 'engine_find_file',
  text: `
    select ${FILE_COLUMNS} from files
    where id = $1 and project_id = $2 and (expires_at is null or expires_at > $3)`,
};

const LIST_FILES_DESC = {
  name: 'engine_list_files_desc',
  text: `
    select ${FILE_COLUMNS} from files
    where project_id = $1 and (expires_at is null or expires_at > $2)
      and ($3::text is null or purpose = $3)
      and ($4::timestamptz is null or (created_at, id) < ($4, $5))
    order by created_at desc, id desc limit $6`,
};

const LIST_FILES_ASC = {
  name: 'engine_list_files_asc',
  text: `
    select ${FILE_COLUMNS} from files
    where project_id = $1 and (expires_at is null or expires_at > $2)
      and ($3::text is null or purpose = $3)
      and ($4::timestamptz is null or (created_at, id) > ($4, $5))
    order by created_at, id limit $6`,
};

const DELETE_FILE = {
  name: 'engine_delete_file',
  text: `delete from files where id = $1`,
};

const LIST_EXPIRED_FILES = {
  name: 'engine_list_expired_files',
  text: `
    select ${FILE_COLUMNS} from files where expires_at <= $1 order by expires_at limit 100`,
};

const INSERT_CHARACTER = {
  name: 'engine_insert_character',
  text: `
    insert into characters (id, project_id, asset_id, name, created_at)
    values ($1, $2, $3, $4, $5)`,
};

const FIND_CHARACTER = {
  name: 'engine_find_character',
  text: `select ${CHARACTER_COLUMNS} from characters where id = $1 and project_id = $2`,
};

const DELETE_CHARACTER = {
  name: 'engine_delete_character',
  text: `delete from characters where id = $1`,
};

const COUNT_KEPT = {
  name: 'engine_count_kept',
  text: `
    select (select count(*) from files where project_id = $1)
      + (select count(*) from characters where project_id = $1) as "keptCount"`,
};

/** Anything else names nothing, and may hold characters that the database refuses. */
const FILE_ID = /^file-[0-9a-f]{1,100}$/;
const CHARACTER_ID = /^char_[0-9a-f]{1,100}$/;

export async function insertFile(transaction: Queryable, file: StoredFile): Promise<void> {
  const { id, projectId, assetId, name, purpose, sizeBytes, createdAt, expiresAt } = file;
  const values = [id, projectId, assetId, name, purpose, sizeBytes, createdAt, expiresAt];
  await transaction.query(INSERT_FILE, values);
}

/** Null for another project's as well, and once it has expired. */
export async function findFile(
  database: Queryable,
  { projectId }: Principal,
  id: string,
  now: Date,
): Promise<StoredFile | null> {
  if (!FILE_ID.test(id)) return null;
  const { rows } = await database.query<StoredFile>(FIND_FILE, [id, projectId, now]);
  return rows[0] ?? null;
}

export async function listStoredFiles(
  database: Queryable,
  { projectId }: Principal,
  { limit, order, purpose }: ListFilesCommand,
  after: StoredFile | null,
  now: Date,
): Promise<StoredFile[]> {
  const statement = order === 'asc' ? LIST_FILES_ASC : LIST_FILES_DESC;
  const cursor = [after?.createdAt ?? null, after?.id ?? null];
  const values = [projectId, now, purpose, ...cursor, limit];
  return (await database.query<StoredFile>(statement, values)).rows;
}

/** False when somebody else has just deleted it. */
export async function deleteFileRow(transaction: Queryable, id: string): Promise<boolean> {
  return (await transaction.query(DELETE_FILE, [id])).rowCount > 0;
}

export async function listExpiredFiles(database: Queryable, now: Date): Promise<StoredFile[]> {
  return (await database.query<StoredFile>(LIST_EXPIRED_FILES, [now])).rows;
}

export async function insertCharacter(
  transaction: Queryable,
  { id, projectId, assetId, name, createdAt }: CharacterRecord,
): Promise<void> {
  await transaction.query(INSERT_CHARACTER, [id, projectId, assetId, name, createdAt]);
}

/** Null for another project's as well. */
export async function findCharacter(
  database: Queryable,
  { projectId }: Principal,
  id: string,
): Promise<CharacterRecord | null> {
  if (!CHARACTER_ID.test(id)) return null;
  const { rows } = await database.query<CharacterRecord>(FIND_CHARACTER, [id, projectId]);
  return rows[0] ?? null;
}

/** False when somebody else has just deleted it. */
export async function deleteCharacterRow(transaction: Queryable, id: string): Promise<boolean> {
  return (await transaction.query(DELETE_CHARACTER, [id])).rowCount > 0;
}

/** Files and characters together. */
export async function countKept(database: Queryable, { projectId }: Principal): Promise<number> {
  const { rows } = await database.query<{ keptCount: number }>(COUNT_KEPT, [projectId]);
  return rows[0]?.keptCount ?? 0;
}
