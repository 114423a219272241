-- A wish to stop a video, and steps out of turn: how a job that waits for its turn can be ended.

alter table videos add column cancel_requested_at timestamptz;

-- Something has changed that the job's next step must see, whether it is its turn or not.
alter table jobs add column woken boolean not null default false;
create index jobs_woken on jobs (due_at) where woken;
