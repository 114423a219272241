-- What a video cost when something happened to it, told with the event. Owned by webhooks.

alter table events
  -- Null for events from before, and for videos from before there was money.
  add column cost_micros bigint check (cost_micros >= 0),
  add column cost_state text check (cost_state in ('held', 'charged', 'released')),
  add check ((cost_micros is null) = (cost_state is null));
