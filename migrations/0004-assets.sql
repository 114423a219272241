-- What is known of bytes at rest. Owned by assets.

create table assets (
  id text primary key,
  project_id text not null references projects (id),
  kind text not null check (kind in ('video', 'thumbnail', 'spritesheet', 'reference')),
  -- writing: an instance is storing the bytes · stored: something refers to them ·
  -- deleting: the bytes are to be removed, then the row.
  state text not null check (state in ('writing', 'stored', 'deleting')),
  writer bigint not null,
  media_type text not null,
  size_bytes bigint,
  sha256 text,
  created_at timestamptz not null
);

create index assets_unfinished on assets (state) where state <> 'stored';

-- Signs the links under which results can be fetched without a key. One row.
create table asset_link_secret (
  is_only boolean primary key default true check (is_only),
  secret bytea not null
);
