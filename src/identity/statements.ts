/** The identity room's SQL, one statement a constant. */

/** Columns of `projects` and `keys` that say how much; read by `limitsOf`. */
const LIMITS = (table: string, prefix: string) => `
  ${table}.running_limit as "${prefix}RunningLimit", ${table}.queue_depth as "${prefix}QueueDepth",
  ${table}.requests_per_minute as "${prefix}RequestsPerMinute",
  ${table}.budget_total_micros as "${prefix}TotalMicros",
  ${table}.budget_day_micros as "${prefix}DayMicros",
  ${table}.budget_month_micros as "${prefix}MonthMicros"`;

/** In the order of `limitValues`. */
const LIMIT_COLUMNS = [
  ['running_limit', 'integer'],
  ['queue_depth', 'integer'],
  ['requests_per_minute', 'integer'],
  ['budget_total_micros', 'bigint'],
  ['budget_day_micros', 'bigint'],
  ['budget_month_micros', 'bigint'],
] as const;

const KEY_COLUMNS = `
  id, project_id as "projectId", name, scopes, models, dialect, created_at as "createdAt",
  expires_at as "expiresAt", revoked_at as "revokedAt", previous_until as "previousUntil",
  ${LIMITS('keys', 'key')}`;

const PROJECT_COLUMNS = `
  id, name, created_at as "createdAt", asset_ttl_seconds as "assetTtlSeconds",
  ${LIMITS('projects', 'project')}`;

/** Everybody who keeps principals in memory hears of it, at commit. */
export const NOTIFY = { name: 'identity_notify', text: `select pg_notify('identity', '')` };

export const ENSURE_PROJECT = {
  name: 'identity_ensure_project',
  text: `
    insert into projects (
      id, name, created_at, running_limit, queue_depth, requests_per_minute,
      budget_total_micros, budget_day_micros, budget_month_micros
    ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (id) do nothing returning ${PROJECT_COLUMNS}`,
};

export const FIND_PROJECT = {
  name: 'identity_find_project',
  text: `select ${PROJECT_COLUMNS} from projects where id = $1`,
};

export const LIST_PROJECTS = {
  name: 'identity_list_projects',
  text: `select ${PROJECT_COLUMNS} from projects order by created_at, id`,
};

/**
 * Null or false leaves a column as it is. In one statement, so that of two who change different
 * things at once neither loses.
 */
const changed = (flag: number, value: number, type: string, column: string) =>
  `${column} = case when $${flag}::boolean then $${value}::${type} else ${column} end`;

const changedLimits = (flag: number) =>
  LIMIT_COLUMNS.map(([column, type], index) =>
    changed(flag + 2 * index, flag + 2 * index + 1, type, column),
  ).join();

export const UPDATE_PROJECT = {
  name: 'identity_update_project',
  text: `
    update projects
    set name = coalesce($2, name), ${changed(3, 4, 'integer', 'asset_ttl_seconds')},
      ${changedLimits(5)}
    where id = $1 returning ${PROJECT_COLUMNS}`,
};

const KEY_INSERT_COLUMNS = `
      id, project_id, name, hash, scopes, models, dialect, created_at, expires_at,
      running_limit, queue_depth, requests_per_minute,
      budget_total_micros, budget_day_micros, budget_month_micros`;

export const INSERT_KEY = {
  name: 'identity_insert_key',
  text: `
    insert into keys (${KEY_INSERT_COLUMNS})
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    on conflict (hash) do nothing returning ${KEY_COLUMNS}`,
};

/** A secret that is known, or was once, makes no key. */
export const INSERT_GIVEN_KEY = {
  name: 'identity_insert_given_key',
  text: `
    insert into keys (${KEY_INSERT_COLUMNS}, is_given)
    select $1, $2, $3, $4::bytea, $5::text[], $6::text[], $7, $8::timestamptz, $9::timestamptz,
      $10::integer, $11::integer, $12::integer, $13::bigint, $14::bigint, $15::bigint, true
    where not exists (select from retired_secrets where hash = $4)
    on conflict (hash) do nothing`,
};

export const WITHDRAW_RETIRED = {
  name: 'identity_withdraw_retired',
  text: `
    delete from keys where hash = $1 and exists (select from retired_secrets where hash = $1)`,
};

/** The key that has the secret, or had it. */
export const MARK_GIVEN = {
  name: 'identity_mark_given',
  text: `
    update keys set is_given = true
    where hash = $1 or id = (select key_id from retired_secrets where hash = $1)
    returning ${KEY_COLUMNS}, hash = $1 as "isCurrent"`,
};

export const UPDATE_KEY = {
  name: 'identity_update_key',
  text: `
    update keys
    set name = coalesce($2, name), scopes = coalesce($3, scopes),
      ${changed(4, 5, 'text[]', 'models')}, ${changed(6, 7, 'text', 'dialect')},
      ${changed(8, 9, 'timestamptz', 'expires_at')}, ${changedLimits(10)}
    where id = $1 returning ${KEY_COLUMNS}`,
};

export const ROTATE_KEY = {
  name: 'identity_rotate_key',
  text: `
    with turning as (
      select id as turning_id, hash as old from keys
      where id = $1 and revoked_at is null for no key update
    ), retired as (
      insert into retired_secrets (hash, key_id, retired_at)
      select old, turning_id, $4 from turning on conflict (hash) do nothing
    )
    update keys set hash = $2, previous_hash = old, previous_until = $3
    from turning where id = turning_id returning ${KEY_COLUMNS}`,
};

export const REVOKE_KEY = {
  name: 'identity_revoke_key',
  text: `
    update keys set revoked_at = coalesce(revoked_at, $2)
    where id = $1 returning ${KEY_COLUMNS}`,
};

export const DELETE_KEY = {
  name: 'identity_delete_key',
  text: `delete from keys where hash = $1`,
};

export const FIND_KEY = {
  name: 'identity_find_key',
  text: `select ${KEY_COLUMNS} from keys where id = $1`,
};

/** Of one project, or of all. */
export const LIST_KEYS = {
  name: 'identity_list_keys',
  text: `
    select ${KEY_COLUMNS} from keys
    where (expires_at is null or expires_at > $1) and ($2::text is null or project_id = $2)
    order by created_at, id`,
};

export const COUNT_KEYS = {
  name: 'identity_count_keys',
  text: `
    select count(*)::int as count from keys where expires_at is null and revoked_at is null`,
};

export const FIND_PRINCIPAL = {
  name: 'identity_find_principal',
  text: `
    select projects.id as "projectId", keys.id as "keyId", scopes, models, dialect,
      asset_ttl_seconds as "assetTtlSeconds",
      ${LIMITS('projects', 'project')}, ${LIMITS('keys', 'key')}
    from keys join projects on projects.id = keys.project_id
    where (hash = $1 or (previous_hash = $1 and previous_until > $2))
      and revoked_at is null and (expires_at is null or expires_at > $2)`,
};

export const DELETE_EXPIRED_KEYS = {
  name: 'identity_delete_expired_keys',
  text: `delete from keys where expires_at <= $1 and not is_given`,
};

/**
 * Takes one request out of an allowance that refills evenly: $2 is how long one request takes to
 * come back. Gives nothing when the allowance is used up.
 */
export const TAKE_REQUEST = {
  name: 'identity_take_request',
  text: `
    insert into request_rates as rates (subject, whole_at)
    values ($1, now() + $2 * interval '1 millisecond')
    on conflict (subject) do update
      set whole_at = greatest(rates.whole_at, now()) + $2 * interval '1 millisecond'
      where greatest(rates.whole_at, now()) + $2 * interval '1 millisecond'
        <= now() + interval '1 minute'
    returning (extract(epoch from whole_at - now()) * 1000)::float8 as "wholeInMs"`,
};

export const READ_RATE = {
  name: 'identity_read_rate',
  text: `
    select (extract(epoch from whole_at - now()) * 1000)::float8 as "wholeInMs"
    from request_rates where subject = $1`,
};

export const DELETE_WHOLE_RATES = {
  name: 'identity_delete_whole_rates',
  text: `delete from request_rates where whole_at < now() - interval '1 minute'`,
};
