-- Which store the bytes of an asset are in, so that they can be moved one by one. Owned by assets.

-- What was stored before there was a choice is in the local folder.
alter table assets add column store text not null default 'fs';

create index assets_by_store on assets (store, id);

-- The stores that each running gateway can read: bytes are moved only to where all can follow.
create table asset_store_readers (
  instance_id bigint not null,
  store text not null,
  primary key (instance_id, store)
);
