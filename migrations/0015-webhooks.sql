-- Who is told of events, and what is sent to whom. Owned by webhooks.

create table webhook_endpoints (
  id text primary key,
  project_id text not null,
  name text not null,
  -- Null for the one endpoint that stands for the callback URLs of a project's requests.
  url text,
  event_types text[] not null,
  -- In whose words it is told; null means OpenAI's.
  dialect text,
  -- Sealed: what is in the database alone signs nothing.
  secret bytea not null,
  secret_hint text not null,
  -- Signs as well until then.
  previous_secret bytea,
  previous_secret_until timestamptz,
  disabled_at timestamptz,
  disabled_reason text,
  -- Deliveries in a row that failed.
  failures integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((disabled_at is null) = (disabled_reason is null)),
  check ((previous_secret is null) = (previous_secret_until is null))
);

create index webhook_endpoints_by_project on webhook_endpoints (project_id, created_at, id);
create unique index webhook_endpoints_for_callbacks on webhook_endpoints (project_id)
  where url is null;

create table video_callbacks (
  video_id text primary key,
  endpoint_id text not null references webhook_endpoints (id) on delete cascade,
  url text not null,
  dialect text
);

create table deliveries (
  id text primary key,
  endpoint_id text not null references webhook_endpoints (id) on delete cascade,
  event_id text not null references events (id) on delete cascade,
  video_id text not null,
  position bigint not null,
  url text not null,
  dialect text,
  -- waiting: to be sent, or sent again · delivered: answered with success · dead: given up.
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null default 0,
  -- Since it was made, or replayed: what the wait before the next is counted from.
  tries integer not null default 0,
  due_at timestamptz not null,
  -- Somebody is sending it; if they die, others may from then on.
  leased_until timestamptz,
  give_up_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  unique (endpoint_id, event_id),
  check ((state = 'waiting') = (ended_at is null))
);

create index deliveries_waiting on deliveries (endpoint_id, due_at) where state = 'waiting';
create index deliveries_in_order on deliveries (endpoint_id, video_id, position)
  where state = 'waiting';
create index deliveries_by_endpoint on deliveries (endpoint_id, position desc, id);
create index deliveries_by_event on deliveries (event_id);

create table delivery_attempts (
  delivery_id text not null references deliveries (id) on delete cascade,
  number integer not null,
  started_at timestamptz not null,
  duration_ms integer not null,
  -- Null when there was no answer.
  status integer,
  failure text,
  response_excerpt text,
  primary key (delivery_id, number)
);

-- Seals the secrets where several gateways share a database and nobody set a key. One row.
create table webhook_seal_key (
  is_only boolean primary key default true check (is_only),
  secret bytea not null
);
