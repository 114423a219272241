-- How long a project's results are kept; null means as its models or the gateway say. Owned by identity.

alter table projects
  add column asset_ttl_seconds integer check (asset_ttl_seconds between 60 and 315360000);

-- As it was for the project when the video was asked for. Owned by the engine.
alter table videos add column asset_ttl_seconds integer check (asset_ttl_seconds > 0);
