/** The SQL for endpoints, one statement a constant. */

const ENDPOINT_COLUMNS = `
  id, name, url, event_types as "eventTypes", secret_hint as "secretHint", dialect,
  disabled_reason as "disabledReason", created_at as "createdAt", updated_at as "updatedAt"`;

export const LOCK_PROJECT = {
  name: 'webhooks_lock_project',
  text: `select pg_advisory_xact_lock(hashtextextended('webhook endpoints of ' || $1, 0))`,
};

/** Without the one for callback URLs, which nobody made and nobody would miss a place for. */
export const COUNT_ENDPOINTS = {
  name: 'webhooks_count_endpoints',
  text: `
    select count(*)::int as count from webhook_endpoints
    where project_id = $1 and url is not null`,
};

export const INSERT_ENDPOINT = {
  name: 'webhooks_insert_endpoint',
  text: `
    insert into webhook_endpoints (
      id, project_id, name, url, event_types, dialect, secret, secret_hint, created_at, updated_at
    ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
    returning ${ENDPOINT_COLUMNS}`,
};

/** The one for callback URLs; who comes second finds it there. */
export const ENSURE_CALLBACK_ENDPOINT = {
  name: 'webhooks_ensure_callback_endpoint',
  text: `
    insert into webhook_endpoints (
      id, project_id, name, event_types, secret, secret_hint, created_at, updated_at
    ) values ($1, $2, $3, $4, $5, $6, $7, $7)
    on conflict (project_id) where url is null do nothing`,
};

export const INSERT_CALLBACK = {
  name: 'webhooks_insert_callback',
  text: `
    insert into video_callbacks (video_id, endpoint_id, url, dialect)
    select $2, id, $3, $4 from webhook_endpoints where project_id = $1 and url is null`,
};

export const FIND_ENDPOINT = {
  name: 'webhooks_find_endpoint',
  text: `select ${ENDPOINT_COLUMNS} from webhook_endpoints where id = $1 and project_id = $2`,
};

export const FIND_ENDPOINT_SECRETS = {
  name: 'webhooks_find_endpoint_secrets',
  text: `
    select secret, case when previous_secret_until > $2 then previous_secret end as "previousSecret"
    from webhook_endpoints where id = $1`,
};

/** Oldest first. */
export const LIST_ENDPOINTS = {
  name: 'webhooks_list_endpoints',
  text: `
    select ${ENDPOINT_COLUMNS} from webhook_endpoints
    where project_id = $1 and ($2::text is null or (created_at, id) > (
      select created_at, id from webhook_endpoints where id = $2 and project_id = $1
    ))
    order by created_at, id limit $3`,
};

export const UPDATE_ENDPOINT = {
  name: 'webhooks_update_endpoint',
  text: `
    update webhook_endpoints
    set name = coalesce($3, name), url = coalesce($4, url),
      event_types = coalesce($5, event_types), updated_at = $6,
      disabled_at = case when $7::text is not null then $6::timestamptz end, disabled_reason = $7,
      failures = 0
    where id = $1 and project_id = $2
    returning ${ENDPOINT_COLUMNS}`,
};

export const ROTATE_SECRET = {
  name: 'webhooks_rotate_secret',
  text: `
    update webhook_endpoints
    set previous_secret = case when $6::timestamptz is not null then secret end,
      previous_secret_until = $6, secret = $3, secret_hint = $4, updated_at = $5
    where id = $1 and project_id = $2
    returning ${ENDPOINT_COLUMNS}`,
};

export const DELETE_ENDPOINT = {
  name: 'webhooks_delete_endpoint',
  text: `
    delete from webhook_endpoints where id = $1 and project_id = $2
    returning ${ENDPOINT_COLUMNS}`,
};

export const ENSURE_SEAL_KEY = {
  name: 'webhooks_ensure_seal_key',
  text: `insert into webhook_seal_key (secret) values ($1) on conflict do nothing`,
};

export const FIND_SEAL_KEY = {
  name: 'webhooks_find_seal_key',
  text: `select secret from webhook_seal_key`,
};
