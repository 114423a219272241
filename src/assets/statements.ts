/** The assets room's SQL, one statement a constant. */

export const INSERT_WRITING = {
  name: 'assets_insert_writing',
  text: `
    insert into assets (id, project_id, kind, state, writer, media_type, created_at, store)
    values ($1, $2, $3, 'writing', $4, $5, $6, $7)`,
};

export const RECORD_BYTES = {
  name: 'assets_record_bytes',
  text: `update assets set size_bytes = $2, sha256 = $3 where id = $1 and state = 'writing'`,
};

export const KEEP = {
  name: 'assets_keep',
  text: `
    update assets set state = 'stored'
    where id = $1 and state = 'writing' and sha256 is not null`,
};

export const SHARE = {
  name: 'assets_share',
  text: `select id from assets where id = $1 and state = 'stored' for key share`,
};

export const LOCK = {
  name: 'assets_lock',
  text: `select id from assets where id = $1 for update`,
};

export const RELEASE = {
  name: 'assets_release',
  text: `update assets set state = 'deleting' where id = $1`,
};

/** Also waits for a transaction that is about to keep the asset. */
export const CONDEMN = {
  name: 'assets_condemn',
  text: `
    update assets set state = 'deleting' where id = $1 and state <> 'stored'
    returning store`,
};

export const FIND_STORED = {
  name: 'assets_find_stored',
  text: `
    select id, media_type as "mediaType", size_bytes as "sizeBytes", sha256,
      created_at as "createdAt", store
    from assets where id = any($1::text[]) and state = 'stored'`,
};

export const FIND_UNFINISHED = {
  name: 'assets_find_unfinished',
  text: `select id, state, writer from assets where state <> 'stored' order by created_at limit 1000`,
};

export const DELETE_ROW = {
  name: 'assets_delete_row',
  text: `delete from assets where id = $1 and state = 'deleting'`,
};

export const ENSURE_LINK_SECRET = {
  name: 'assets_ensure_link_secret',
  text: `insert into asset_link_secret (secret) values ($1) on conflict do nothing`,
};

export const FIND_LINK_SECRET = {
  name: 'assets_find_link_secret',
  text: `select secret from asset_link_secret`,
};

export const ROTATE_LINK_SECRET = {
  name: 'assets_rotate_link_secret',
  text: `update asset_link_secret set secret = $1`,
};

/** What is in the named store is left out; null leaves out nothing. */
export const LIST_STORED = {
  name: 'assets_list_stored',
  text: `
    select id, store, size_bytes as "sizeBytes", sha256 from assets
    where state = 'stored' and id > $1 and ($2::text is null or store <> $2)
    order by id limit $3`,
};

export const FIND_STORE = {
  name: 'assets_find_store',
  text: `select store, state from assets where id = $1`,
};

export const MOVE_TO_STORE = {
  name: 'assets_move_to_store',
  text: `update assets set store = $3 where id = $1 and store = $2 and state = 'stored'`,
};

export const ENTER_READER = {
  name: 'assets_enter_reader',
  text: `insert into asset_store_readers (instance_id, store) values ($1, $2)`,
};

export const LEAVE_READER = {
  name: 'assets_leave_reader',
  text: `delete from asset_store_readers where instance_id = $1`,
};

export const LIST_READERS = {
  name: 'assets_list_readers',
  text: `
    select instance_id as "instanceId", array_agg(store) as stores
    from asset_store_readers group by instance_id`,
};

/** The number was picked once; one command at a time holds it, as long as its transaction lasts. */
export const TRY_MAINTENANCE_LOCK = {
  name: 'assets_try_maintenance_lock',
  text: `select pg_try_advisory_xact_lock(5806130477) as "isMine"`,
};
