-- Money: accounts, the transfers between them, and what counts against budgets. Owned by ledger.
-- Amounts are whole millionths of a US dollar.

-- What a project has. The other sides of its transfers, `funding` and `adjustments`, have no
-- balance of their own here: each is the sum of its transfers.
create table accounts (
  project_id text primary key references projects (id),
  available_micros bigint not null default 0,
  held_micros bigint not null default 0 check (held_micros >= 0),
  charged_micros bigint not null default 0 check (charged_micros >= 0),
  -- How far below zero `available` may go; null means as far as it likes.
  credit_limit_micros bigint check (credit_limit_micros >= 0),
  check (credit_limit_micros is null or available_micros >= -credit_limit_micros)
);

-- A project of an installation that knew no money goes on without a limit.
insert into accounts (project_id) select id from projects;

-- Each row takes an amount from one account of a project and gives it to another. Only ever added to.
create table transfers (
  position bigint generated always as identity primary key,
  -- Derived from what caused it, so that doing it again finds it done.
  id text not null unique,
  kind text not null check (kind in (
    'top_up', 'adjustment', 'hold', 'settle', 'return', 'release', 'refund'
  )),
  project_id text not null references accounts (project_id),
  from_account text not null check (
    from_account in ('available', 'held', 'charged', 'funding', 'adjustments')
  ),
  to_account text not null check (
    to_account in ('available', 'held', 'charged', 'funding', 'adjustments')
  ),
  amount_micros bigint not null check (amount_micros >= 0),
  -- What it was for, as it was called then; of transfers by hand only a refund is for a video.
  video_id text,
  key_id text,
  model text,
  operation text,
  -- Why and by whom, for transfers by hand.
  reason text,
  actor text,
  created_at timestamptz not null,
  check (from_account <> to_account),
  check ((kind in ('hold', 'settle', 'return', 'release')) = (actor is null)),
  check ((kind in ('top_up', 'adjustment')) = (video_id is null))
);

create index transfers_by_project on transfers (project_id, position);
create unique index transfers_hold on transfers (video_id) where kind = 'hold';
-- A hold is settled or released, once.
create unique index transfers_resolution on transfers (video_id)
  where kind in ('settle', 'release');

create function refuse_to_change_transfers() returns trigger language plpgsql as $$
begin
  raise exception 'transfers are only ever added to';
end
$$;

create trigger transfers_are_kept before update or delete or truncate on transfers
  for each statement execute function refuse_to_change_transfers();

-- What counts against budgets, by the day (of UTC) on which it was held.
create table spending (
  project_id text not null references accounts (project_id),
  key_id text not null,
  day date not null,
  amount_micros bigint not null,
  primary key (project_id, key_id, day)
);
