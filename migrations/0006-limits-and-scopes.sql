-- What projects and keys may do, and how much of it. Owned by identity. Null means without limit.

alter table projects
  -- Videos that may wait for their turn; one more is refused.
  add column queue_depth integer default 1000 check (queue_depth >= 0),
  add column requests_per_minute integer check (requests_per_minute > 0),
  add column budget_total_micros bigint check (budget_total_micros >= 0),
  add column budget_day_micros bigint check (budget_day_micros >= 0),
  add column budget_month_micros bigint check (budget_month_micros >= 0);

alter table keys
  add column scopes text[] not null default '{videos}',
  -- Null means every model.
  add column models text[],
  add column running_limit integer check (running_limit > 0),
  add column queue_depth integer check (queue_depth >= 0),
  add column requests_per_minute integer check (requests_per_minute > 0),
  add column budget_total_micros bigint check (budget_total_micros >= 0),
  add column budget_day_micros bigint check (budget_day_micros >= 0),
  add column budget_month_micros bigint check (budget_month_micros >= 0),
  -- After a rotation the secret before it is good for a while longer.
  add column previous_hash bytea unique,
  add column previous_until timestamptz,
  add column revoked_at timestamptz,
  add check (scopes <@ '{videos,read,admin}' and cardinality(scopes) > 0),
  add check ((previous_hash is null) = (previous_until is null));

-- Whoever holds a key of an installation that knew no scopes could do everything there was.
update keys set scopes = '{videos,admin}' where expires_at is null;

-- When each key's and project's allowance of requests will be whole again.
create table request_rates (
  subject text primary key,
  whole_at timestamptz not null
);
