/** The engine's SQL for videos, one statement a constant. */

const VIDEO_COLUMNS = `
  id, alias, project_id as "projectId", operation, status, model, provider_id as "providerId",
  prompt, width, height, duration_seconds as "durationSeconds",
  progress_percent as "progressPercent", source_video_id as "sourceVideoId",
  (select source.alias from videos source where source.id = videos.source_video_id) as "sourceAlias",
  keeps_source as "keepsSource", result_asset_id as "resultAssetId",
  thumbnail_asset_id as "thumbnailAssetId", spritesheet_asset_id as "spritesheetAssetId",
  result_size_bytes as "resultSizeBytes",
  asset_ttl_seconds as "assetTtlSeconds", key_id as "keyId", price, charged_micros as "chargedMicros", understanding,
  failure_code as "failureCode", failure_message as "failureMessage",
  created_at as "createdAt", started_at as "startedAt", completed_at as "completedAt", expires_at as "expiresAt",
  deleted_at as "deletedAt", cancel_requested_at as "cancelRequestedAt"`;

export const INSERT_VIDEOS = {
  name: 'engine_insert_videos',
  text: `
    insert into videos (
      id, alias, project_id, operation, status, model, provider_id, prompt, width, height,
      duration_seconds, source_video_id, keeps_source, key_id, price, created_at,
      asset_ttl_seconds
    )
    select id, alias, "projectId", operation, 'queued', model, "providerId", prompt, width, height,
      "durationSeconds", "sourceVideoId", "keepsSource", "keyId", price, "createdAt",
      "assetTtlSeconds"
    from json_to_recordset($1) as added (
      id text, alias text, "projectId" text, operation text, model text, "providerId" text,
      prompt text, width integer, height integer, "durationSeconds" integer,
      "sourceVideoId" text, "keepsSource" boolean, "keyId" text, price jsonb,
      "createdAt" timestamptz, "assetTtlSeconds" integer
    )`,
};

/** By id or alias; who may see which is decided by the caller. */
export const FIND_VIDEOS = {
  name: 'engine_find_videos',
  text: `select ${VIDEO_COLUMNS} from videos where id = any($1::text[])`,
};

export const FIND_VIDEOS_BY_ALIAS = {
  name: 'engine_find_videos_by_alias',
  text: `select ${VIDEO_COLUMNS} from videos where alias = any($1::text[])`,
};

export const LOCK_VIDEO = {
  name: 'engine_lock_video',
  text: `select ${VIDEO_COLUMNS} from videos where id = $1 for no key update`,
};

/**
 * Among which videos a page looks: where these are few of a project's, each has an index of its
 * own, which the planner takes only where the statement says the index's own condition.
 */
const LISTED = {
  all: 'true',
  unfinished: `status in ('queued', 'in_progress')`,
  failed: `status = 'failed'`,
  cancelled: `status = 'cancelled'`,
  from_source: 'source_video_id = $6',
} as const;

export type Listed = keyof typeof LISTED;

/** A page: $1 the project, $2 and $3 the place of the last one before, $4 how many at most. */
export function listVideos(listed: Listed, order: 'asc' | 'desc') {
  const beyond = order === 'asc' ? '>' : '<';
  return {
    name: `engine_list_videos_${listed}_${order}`,
    text: `
      select ${VIDEO_COLUMNS} from videos
      where project_id = $1 and deleted_at is null and ${LISTED[listed]}
        and ($2::timestamptz is null or (created_at, id) ${beyond} ($2, $3))
        and ($5::text[] is null or status = any($5))
        and ($6::text is null or source_video_id = $6)
      order by created_at ${order}, id ${order} limit $4`,
  };
}

export const MARK_IN_PROGRESS = {
  name: 'engine_mark_in_progress',
  text: `
    update videos set status = 'in_progress', started_at = coalesce(started_at, $2)
    where id = $1 and status in ('queued', 'in_progress')`,
};

/** Progress never goes back, whatever a provider says. */
export const RECORD_PROGRESS = {
  name: 'engine_record_progress',
  text: `
    update videos set progress_percent = $2
    where id = $1 and status = 'in_progress' and progress_percent < $2`,
};

/** The last that a provider says holds. */
export const RECORD_UNDERSTANDING = {
  name: 'engine_record_understanding',
  text: `
    update videos set understanding = $2
    where id = $1 and status = 'in_progress' and understanding is distinct from $2`,
};

export const MARK_COMPLETED = {
  name: 'engine_mark_completed',
  text: `
    update videos
    set status = 'completed', progress_percent = 100, result_asset_id = $2,
      result_size_bytes = $3, thumbnail_asset_id = $4, spritesheet_asset_id = $5,
      completed_at = $6, expires_at = $7, charged_micros = $8
    where id = $1 and status = 'in_progress'`,
};

export const MARK_ENDED_WITHOUT_RESULT = {
  name: 'engine_mark_ended_without_result',
  text: `
    update videos
    set status = $2, failure_code = $3, failure_message = $4,
      charged_micros = case when price is null then null else 0 end
    where id = $1 and status in ('queued', 'in_progress')`,
};

export const MARK_DELETED = {
  name: 'engine_mark_deleted',
  text: `update videos set deleted_at = $2 where id = $1 and deleted_at is null`,
};

export const REQUEST_CANCEL = {
  name: 'engine_request_cancel',
  text: `update videos set cancel_requested_at = coalesce(cancel_requested_at, $2) where id = $1`,
};

export const DROP_RESULTS = {
  name: 'engine_drop_results',
  text: `
    update videos
    set result_asset_id = null, thumbnail_asset_id = null, spritesheet_asset_id = null
    where id = $1`,
};

/** By their id, deleted ones too; those from before there was money have no price. */
export const LIST_PRICED_VIDEOS = {
  name: 'engine_list_priced_videos',
  text: `
    select id, project_id as "projectId", status, price, charged_micros as "chargedMicros"
    from videos
    where id > $1 and price is not null order by id limit $2`,
};

export const FIND_PRICED_VIDEOS = {
  name: 'engine_find_priced_videos',
  text: `
    select id, project_id as "projectId", status, price, charged_micros as "chargedMicros"
    from videos
    where id = any($1::text[]) and price is not null`,
};

/** Those of these that no video with a price has. */
export const FIND_UNKNOWN_VIDEOS = {
  name: 'engine_find_unknown_videos',
  text: `
    select asked.id from unnest($1::text[]) as asked (id)
    where not exists (select from videos where videos.id = asked.id and price is not null)
    order by 1`,
};

/** Of a video that still has it: deletion and expiry take it away. */
export const FIND_SHOWN = {
  name: 'engine_find_shown',
  text: `
    select id from unnest($1::text[]) as asked (id)
    where exists(
      select from videos
      where result_asset_id = asked.id or thumbnail_asset_id = asked.id
        or spritesheet_asset_id = asked.id
    ) or exists(select from files where asset_id = asked.id)`,
};

/** Of one project alone. */
export const FIND_LINKED = {
  name: 'engine_find_linked',
  text: `
    select exists(select from files where asset_id = $1 and project_id = $2) as "isFile",
      exists(
        select from videos
        where project_id = $2
          and (result_asset_id = $1 or thumbnail_asset_id = $1 or spritesheet_asset_id = $1)
      ) as "isResult"`,
};

export const LIST_EXPIRED = {
  name: 'engine_list_expired',
  text: `
    select id from videos where result_asset_id is not null and expires_at <= $1
    order by expires_at, id limit $2 offset $3`,
};
