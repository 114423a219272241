/** The identity room's SQL, one statement a constant. */

export const ENSURE_PROJECT = {
  name: 'identity_ensure_project',
  text: `
    insert into projects (id, name, running_limit, created_at) values ($1, $2, $3, $4)
    on conflict (id) do nothing`,
};

/** A key that exists already stays as it is. */
export const INSERT_KEY = {
  name: 'identity_insert_key',
  text: `
    insert into keys (id, project_id, name, hash, dialect, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (hash) do nothing`,
};

export const DELETE_KEY = {
  name: 'identity_delete_key',
  text: `delete from keys where hash = $1`,
};

export const DELETE_KEY_BY_ID = {
  name: 'identity_delete_key_by_id',
  text: `delete from keys where id = $1 returning hash`,
};

export const LIST_KEYS = {
  name: 'identity_list_keys',
  text: `
    select id, name, dialect, created_at as "createdAt", expires_at as "expiresAt"
    from keys where expires_at is null or expires_at > $1 order by created_at, id`,
};

export const COUNT_KEYS = {
  name: 'identity_count_keys',
  text: `select count(*)::int as count from keys where expires_at is null`,
};

export const FIND_PRINCIPAL = {
  name: 'identity_find_principal',
  text: `
    select projects.id as "projectId", keys.id as "keyId", running_limit as "runningLimit", dialect
    from keys join projects on projects.id = keys.project_id
    where hash = $1 and (expires_at is null or expires_at > $2)`,
};

export const DELETE_EXPIRED_KEYS = {
  name: 'identity_delete_expired_keys',
  text: `delete from keys where expires_at <= $1`,
};
