-- Secrets that a key once had and has no more: no key is ever made of one again. Owned by identity.

create table retired_secrets (
  -- As in keys.
  hash bytea primary key,
  -- Whose it was.
  key_id text not null references keys (id) on delete cascade,
  retired_at timestamptz not null
);

create index retired_secrets_by_key on retired_secrets (key_id);

-- What was rotated away before, as far as it is still known.
insert into retired_secrets (hash, key_id, retired_at)
select previous_hash, id, previous_until from keys
where previous_hash is not null and previous_hash not in (select hash from keys);

-- A key whose secret was given from outside stays on record when it has expired, since it would be
-- given again at the next start.
alter table keys add column is_given boolean not null default false;
