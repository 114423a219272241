-- What has happened to videos, kept for a while so that whoever was away can catch up. Owned by webhooks.

create table events (
  -- In the order of recording. For one video that is the order in which it happened, since its row
  -- is locked from the change until the commit; across videos a lower number may commit later.
  sequence bigint generated always as identity primary key,
  -- The order in which events became visible; null until the publisher gives it.
  position bigint unique,
  id text not null unique,
  type text not null check (type in (
    'video.queued', 'video.in_progress', 'video.completed', 'video.failed', 'video.cancelled',
    'video.expired', 'video.deleted'
  )),
  -- As they were then: a log outlives what it tells of, hence no reference.
  project_id text not null,
  video_id text not null,
  video_alias text not null,
  created_at timestamptz not null,
  -- Each of these happens to a video once, however often a step is repeated.
  unique (video_id, type)
);

create index events_to_publish on events (sequence) where position is null;
create index events_by_project on events (project_id, position);
create index events_by_age on events (created_at);

-- The last position given. One row; whoever publishes locks it, so positions commit in their order.
create table event_head (
  is_only boolean primary key default true check (is_only),
  last_position bigint not null
);
insert into event_head (last_position) values (0);
