-- Running processes of this program, so that others can tell whether one still lives. Owned by db.

create table instances (
  -- Also the second half of the instance's advisory lock, which has 31 bits.
  id bigint generated always as identity (maxvalue 2147483647) primary key,
  pid integer not null,
  hostname text not null,
  base_url text,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now()
);
