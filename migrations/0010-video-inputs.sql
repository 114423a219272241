-- breaking: a video's reference image moved out of its own row.
-- What a video is made from besides words; bytes that several videos may share. Owned by the engine.

create table video_inputs (
  video_id text not null references videos (id) on delete cascade,
  -- reference: images to start from and to go by · character: a clip of somebody in it · source: the
  -- video to start from, here only while the video is in the making.
  role text not null check (role in ('reference', 'character', 'source')),
  position integer not null check (position >= 0),
  asset_id text not null references assets (id),
  -- What the prompt calls a character.
  name text,
  -- Of a source, as a player shows it.
  width integer check (width > 0),
  height integer check (height > 0),
  duration_seconds double precision check (duration_seconds > 0),
  primary key (video_id, role, position),
  check ((role = 'character') = (name is not null)),
  check ((role = 'source') = (width is not null and height is not null and duration_seconds is not null))
);

create index video_inputs_by_asset on video_inputs (asset_id);

insert into video_inputs (video_id, role, position, asset_id)
select id, 'reference', 0, reference_asset_id from videos where reference_asset_id is not null;

-- Videos that were asked for before this migration start from their source's plan and bytes.
insert into video_inputs (video_id, role, position, asset_id, width, height, duration_seconds)
select videos.id, 'source', 0, source.result_asset_id,
  source.width, source.height, source.duration_seconds
from videos join videos as source on source.id = videos.source_video_id
where videos.status in ('queued', 'in_progress') and source.result_asset_id is not null;

alter table videos drop column reference_asset_id;

-- Of an extension: whether the result is the source with its continuation, or only the latter.
alter table videos add column keeps_source boolean not null default true;
-- How the provider understood the prompt, if it tells.
alter table videos add column understanding jsonb;

alter table assets drop constraint assets_kind_check;
alter table assets add constraint assets_kind_check
  check (kind in ('video', 'thumbnail', 'spritesheet', 'reference', 'upload'));
