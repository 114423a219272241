/** The SQL for events, one statement a constant. */

/** The cost as the program has it; null where an event has none. */
export const COST = (table: string) => `
  case when ${table}.cost_micros is not null
    then json_build_object('amountMicros', ${table}.cost_micros, 'state', ${table}.cost_state)
  end`;

const EVENT_COLUMNS = `
  position, id, type, project_id as "projectId", video_id as "videoId",
  video_alias as "videoAlias", created_at as "createdAt",
  ${COST('events')} as cost`;

export const RECORD_EVENTS = {
  name: 'webhooks_record_events',
  text: `
    insert into events (
      id, type, project_id, video_id, video_alias, created_at, cost_micros, cost_state
    )
    select id, $2, "projectId", "videoId", "videoAlias", $3, "costMicros", "costState"
    from json_to_recordset($1) as happened (
      id text, "projectId" text, "videoId" text, "videoAlias" text, "costMicros" bigint,
      "costState" text
    )
    on conflict (video_id, type) do nothing
    returning project_id as "projectId", video_id as "videoId"`,
};

export const IS_ANYTHING_UNPUBLISHED = {
  name: 'webhooks_is_anything_unpublished',
  text: `select exists(select from events where position is null) as "isWaiting"`,
};

export const LOCK_HEAD = {
  name: 'webhooks_lock_head',
  text: `select last_position as "lastPosition" from event_head for update`,
};

/**
 * Events get their places, and whoever is to be told of them a delivery each: both or neither.
 *
 * To be run with the head locked, as a statement of its own: it must see what the former holder of
 * the lock has published.
 */
export const PUBLISH = {
  name: 'webhooks_publish',
  text: `
    with waiting as (
      select sequence, row_number() over (order by sequence) as place
      from events where position is null order by sequence limit $2
    ), placed as (
      update events set position = $1 + place from waiting
      where events.sequence = waiting.sequence
      returning events.id, events.position, type, project_id, video_id
    ), addressed as (
      select placed.*, endpoint.id as endpoint_id, endpoint.url, endpoint.dialect
      from placed join webhook_endpoints as endpoint using (project_id)
      where endpoint.url is not null and endpoint.disabled_at is null
        and type = any(endpoint.event_types)
      union all
      select placed.*, callback.endpoint_id, callback.url, callback.dialect
      from placed join video_callbacks as callback using (video_id)
        join webhook_endpoints as endpoint on endpoint.id = callback.endpoint_id
      where type = any(endpoint.event_types)
    ), sent as (
      insert into deliveries (
        id, endpoint_id, event_id, video_id, position, url, dialect, due_at, give_up_at, created_at
      )
      select 'del_' || replace(gen_random_uuid()::text, '-', ''), endpoint_id, id, video_id,
        position, url, dialect, $3, $4, $3
      from addressed
    )
    update event_head set last_position = greatest(last_position, placed.highest)
    from (select max(position) as highest, count(*)::int as published from placed) placed
    returning placed.published`,
};

export const FIND_HEAD = {
  name: 'webhooks_find_head',
  text: `select last_position as "lastPosition" from event_head`,
};

export const LIST_EVENTS = {
  name: 'webhooks_list_events',
  text: `select ${EVENT_COLUMNS} from events where position > $1 order by position limit $2`,
};

export const LIST_PROJECT_EVENTS = {
  name: 'webhooks_list_project_events',
  text: `
    select ${EVENT_COLUMNS} from events
    where project_id = $1 and position > $2 order by position limit $3`,
};

export const LIST_VIDEO_EVENTS = {
  name: 'webhooks_list_video_events',
  text: `
    select ${EVENT_COLUMNS} from events
    where video_id = $1 and position > $2 order by position limit $3`,
};

export const FIND_POSITION = {
  name: 'webhooks_find_position',
  text: `select position from events where id = $1 and project_id = $2 and position is not null`,
};

export const PRUNE_EVENTS = {
  name: 'webhooks_prune_events',
  text: `
    delete from events where sequence in (
      select sequence from events
      where created_at < $1 and position is not null order by created_at limit 10000
    )`,
};
