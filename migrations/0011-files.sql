-- What callers keep here to refer to later. Owned by the engine.

create table files (
  id text primary key,
  project_id text not null references projects (id),
  asset_id text not null references assets (id),
  name text not null,
  purpose text not null,
  size_bytes bigint not null,
  created_at timestamptz not null,
  -- From then on it does not exist any more; null keeps it until it is deleted.
  expires_at timestamptz
);

create index files_by_project on files (project_id, created_at, id);
create index files_by_asset on files (asset_id);
create index files_to_expire on files (expires_at) where expires_at is not null;

-- Somebody or something from a clip, whom prompts call by name.
create table characters (
  id text primary key,
  project_id text not null references projects (id),
  asset_id text not null references assets (id),
  name text not null,
  created_at timestamptz not null
);

create index characters_by_project on characters (project_id);
create index characters_by_asset on characters (asset_id);
