-- Prices that were set while the gateway ran, over those it was started with. Owned by the ledger.

create table price_lists (
  version bigint generated always as identity primary key,
  -- An empty list gives the prices of the start back.
  rows jsonb not null,
  actor text not null,
  created_at timestamptz not null
);
