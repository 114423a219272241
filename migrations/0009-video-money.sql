-- What each video costs, and requests that may be sent twice. Owned by the engine.

alter table videos
  -- Whose request it was; null for videos from before there was money.
  add column key_id text,
  -- The quote that was held, line by line; the only price that the video ever has.
  add column price jsonb,
  -- What was charged in the end; null until then.
  add column charged_micros bigint check (charged_micros >= 0);

-- The videos that requests with an `Idempotency-Key` made, for as long as they may be repeated.
create table idempotency_keys (
  project_id text not null references projects (id),
  key text not null,
  -- SHA-256 of what was asked for.
  fingerprint bytea not null,
  video_id text not null references videos (id),
  created_at timestamptz not null,
  primary key (project_id, key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);
