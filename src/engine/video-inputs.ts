/**
 * What a video is made from besides words: images, clips, the video it starts from. The bytes may
 * be shared with other videos, files and characters; each keeps them by a row of its own.
 */
import type { Queryable } from '../db/index.ts';

interface Input {
  readonly assetId: string;
}

export interface CharacterInput extends Input {
  readonly name: string;
}

export interface SourceVideoInput extends Input {
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number;
}

export interface VideoInputs {
  /** The first is the first frame. */
  readonly references: readonly Input[];
  readonly characters: readonly CharacterInput[];
  /** Here only while the video is in the making. */
  readonly source: SourceVideoInput | null;
}

type Role = 'reference' | 'character' | 'source';

interface InputRow {
  readonly role: Role;
  readonly assetId: string;
  readonly name: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationSeconds: number | null;
}

const INSERT_INPUTS = {
  name: 'engine_insert_inputs',
  text: `
    insert into video_inputs (
      video_id, role, position, asset_id, name, width, height, duration_seconds
    )
    select $1, role, position, "assetId", name, width, height, "durationSeconds"
    from jsonb_to_recordset($2) as input (
      role text, position integer, "assetId" text, name text, width integer, height integer,
      "durationSeconds" double precision
    )
    order by "assetId"`,
};

const FIND_INPUTS = {
  name: 'engine_find_inputs',
  text: `
    select role, asset_id as "assetId", name, width, height, duration_seconds as "durationSeconds"
    from video_inputs where video_id = $1 order by role, position`,
};

const DELETE_INPUTS = {
  name: 'engine_delete_inputs',
  text: `delete from video_inputs where video_id = $1 returning asset_id as "assetId"`,
};

const DELETE_SOURCE = {
  name: 'engine_delete_source',
  text: `
    delete from video_inputs where video_id = $1 and role = 'source'
    returning asset_id as "assetId"`,
};

/** The assets must be kept or shared in the same transaction, or be held by a locked video. */
export async function insertInputs(
  transaction: Queryable,
  videoId: string,
  { references, characters, source }: VideoInputs,
): Promise<void> {
  const rows = [
    ...references.map((input, position) => ({ ...input, role: 'reference', position })),
    ...characters.map((input, position) => ({ ...input, role: 'character', position })),
    ...(source === null ? [] : [{ ...source, role: 'source', position: 0 }]),
  ];
  if (rows.length > 0) await transaction.query(INSERT_INPUTS, [videoId, JSON.stringify(rows)]);
}

export async function findInputs(database: Queryable, videoId: string): Promise<VideoInputs> {
  const { rows } = await database.query<InputRow>(FIND_INPUTS, [videoId]);
  const of = (role: Role) => rows.filter((row) => row.role === role);
  return {
    references: of('reference').map(({ assetId }) => ({ assetId })),
    characters: of('character').map(({ assetId, name }) => ({ assetId, name: name ?? '' })),
    source: of('source').map(toSource)[0] ?? null,
  };
}

/** Gives the assets that they referred to, to be released where nothing else does. */
export async function deleteInputs(transaction: Queryable, videoId: string): Promise<string[]> {
  const { rows } = await transaction.query<Input>(DELETE_INPUTS, [videoId]);
  return rows.map(({ assetId }) => assetId);
}

/** The same for the source alone: a finished video needs it no more. */
export async function deleteSource(transaction: Queryable, videoId: string): Promise<string[]> {
  const { rows } = await transaction.query<Input>(DELETE_SOURCE, [videoId]);
  return rows.map(({ assetId }) => assetId);
}

function toSource({ assetId, width, height, durationSeconds }: InputRow): SourceVideoInput {
  if (width === null || height === null || durationSeconds === null) {
    throw new Error('a source without its size and length');
  }
  return { assetId, width, height, durationSeconds };
}
