-- Durable jobs, owned by the queue. A job is one row from its creation until it is finished.

create table job_partitions (
  name text primary key,
  -- How many of its jobs hold a slot; kept in the statements that take and give slots.
  running integer not null default 0 check (running >= 0),
  running_limit integer not null check (running_limit >= 0),
  -- The partition that has waited longest starts the next job.
  last_started_at timestamptz not null default '-infinity'
);

create table jobs (
  id text primary key,
  kind text not null,
  partition text not null references job_partitions (name),
  -- First come, first served inside a partition.
  position bigint generated always as identity,
  due_at timestamptz not null default now(),
  -- A job that has started holds one of its partition's slots until it is finished.
  has_slot boolean not null default false,
  -- The instance that works on it, also between steps; it stays there while that instance lives.
  owner bigint,
  step_running boolean not null default false,
  -- Grows with each claim: a step that lost its claim can no longer write.
  epoch bigint not null default 0,
  -- Steps in a row that ended in an unexpected error.
  failures integer not null default 0
);

create index jobs_waiting on jobs (partition, position) where not has_slot;
create index jobs_started on jobs (due_at) where has_slot;
