-- Videos and the submissions made for them. Owned by the engine.

create table videos (
  id text primary key,
  alias text not null unique,
  project_id text not null references projects (id),
  operation text not null check (operation in ('create', 'remix', 'edit', 'extend')),
  status text not null check (status in ('queued', 'in_progress', 'completed', 'failed', 'cancelled')),
  model text not null,
  provider_id text not null,
  prompt text not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  duration_seconds integer not null check (duration_seconds > 0),
  progress_percent integer not null default 0 check (progress_percent between 0 and 100),
  source_video_id text references videos (id),
  reference_asset_id text references assets (id) on delete set null,
  result_asset_id text references assets (id) on delete set null,
  thumbnail_asset_id text references assets (id) on delete set null,
  spritesheet_asset_id text references assets (id) on delete set null,
  result_size_bytes bigint,
  failure_code text,
  failure_message text,
  created_at timestamptz not null,
  -- When the first submission was prepared; the time limit for making it counts from here.
  started_at timestamptz,
  completed_at timestamptz,
  expires_at timestamptz,
  deleted_at timestamptz,
  check ((status = 'failed' or status = 'cancelled') = (failure_code is not null)),
  check ((failure_code is null) = (failure_message is null)),
  check ((status = 'completed') = (completed_at is not null))
);

create index videos_by_project on videos (project_id, created_at, id) where deleted_at is null;
create index videos_by_reference on videos (reference_asset_id) where reference_asset_id is not null;
-- What lets the row of an asset be removed without a look at every video.
create unique index videos_by_result on videos (result_asset_id)
  where result_asset_id is not null;
create unique index videos_by_thumbnail on videos (thumbnail_asset_id)
  where thumbnail_asset_id is not null;
create unique index videos_by_spritesheet on videos (spritesheet_asset_id)
  where spritesheet_asset_id is not null;
create index videos_to_expire on videos (expires_at) where result_asset_id is not null;

create table attempts (
  -- Also the idempotency key under which the provider is asked.
  id text primary key,
  video_id text not null references videos (id),
  -- submitting: the provider may or may not have heard of it · submitted: its answer is stored.
  state text not null check (state in ('submitting', 'submitted')),
  -- What the provider gave us to remember; stored unread.
  operation jsonb,
  created_at timestamptz not null,
  check ((state = 'submitted') = (operation is not null))
);

create unique index attempts_by_video on attempts (video_id);
