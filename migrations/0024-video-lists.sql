-- What lets one look for few among many videos without a look at each. Owned by the engine.

create index videos_unfinished on videos (project_id, created_at, id)
  where deleted_at is null and status in ('queued', 'in_progress');
create index videos_failed on videos (project_id, created_at, id)
  where deleted_at is null and status = 'failed';
create index videos_cancelled on videos (project_id, created_at, id)
  where deleted_at is null and status = 'cancelled';
create index videos_by_source on videos (source_video_id, created_at, id)
  where deleted_at is null and source_video_id is not null;
