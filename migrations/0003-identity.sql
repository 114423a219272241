-- Projects own videos; keys prove a project. Owned by identity.

create table projects (
  id text primary key,
  name text not null,
  running_limit integer not null check (running_limit > 0),
  created_at timestamptz not null
);

create table keys (
  id text primary key,
  project_id text not null references projects (id),
  name text not null,
  -- SHA-256 of the key: it is long and random, so a slow hash would add nothing.
  hash bytea not null unique,
  -- What the key's programs speak, where the path does not say it; null means OpenAI's.
  dialect text,
  created_at timestamptz not null,
  expires_at timestamptz
);
