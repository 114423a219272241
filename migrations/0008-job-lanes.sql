-- A second limit inside a partition: jobs of one lane. Owned by the queue.

create table job_lanes (
  name text not null,
  partition text not null references job_partitions (name),
  running integer not null default 0 check (running >= 0),
  running_limit integer not null check (running_limit >= 0),
  primary key (partition, name)
);

-- Jobs that were there before share a lane without a limit of its own.
insert into job_lanes (name, partition, running, running_limit)
select '', name, running, 2147483647 from job_partitions;

alter table jobs add column lane text not null default '';
alter table jobs alter column lane drop default;
alter table jobs add foreign key (partition, lane) references job_lanes (partition, name);

-- How many jobs a partition or a lane has is counted whenever one more comes.
create index jobs_by_lane on jobs (partition, lane);
