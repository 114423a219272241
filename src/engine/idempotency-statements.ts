/** The engine's SQL for requests that may be sent again, one statement a constant. */

export const FIND_KEY = {
  name: 'engine_find_idempotency_key',
  text: `
    select video_id as "videoId", fingerprint from idempotency_keys
    where project_id = $1 and key = $2 and created_at > $3`,
};

export const FIND_TAKEN_KEYS = {
  name: 'engine_find_taken_idempotency_keys',
  text: `
    select taken.project_id as "projectId", taken.key
    from unnest($1::text[], $2::text[]) as asked (project_id, key)
      join idempotency_keys as taken
        on taken.project_id = asked.project_id and taken.key = asked.key
    where taken.created_at > $3`,
};

/** A key whose time is over stands for the new video from now on. */
export const TAKE_KEYS = {
  name: 'engine_take_idempotency_keys',
  text: `
    insert into idempotency_keys as kept (project_id, key, fingerprint, video_id, created_at)
    select project_id, key, fingerprint, video_id, $5
    from unnest($1::text[], $2::text[], $3::bytea[], $4::text[])
      as taken (project_id, key, fingerprint, video_id)
    on conflict (project_id, key) do update
      set fingerprint = excluded.fingerprint, video_id = excluded.video_id,
        created_at = excluded.created_at
      where kept.created_at <= $6`,
};

export const DELETE_OLD_KEYS = {
  name: 'engine_delete_old_idempotency_keys',
  text: `delete from idempotency_keys where created_at <= $1`,
};
