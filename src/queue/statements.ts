/** The queue's SQL, one statement a constant. */

/**
 * What is known and has this limit is only read, since to lock it would let those who add jobs to one
 * partition commit only one after the other, and keep others from starting any meanwhile. The others
 * are locked in one order everywhere, so that no two transactions wait for each other in a circle.
 */
export const ENSURE_PARTITIONS = {
  name: 'queue_ensure_partitions',
  text: `
    insert into job_partitions (name, running_limit)
    select name, running_limit from unnest($1::text[], $2::integer[]) as asked (name, running_limit)
    where not exists (
      select from job_partitions as known
      where known.name = asked.name and known.running_limit = asked.running_limit
    )
    order by name
    on conflict (name) do update set running_limit = excluded.running_limit`,
};

export const ENSURE_LANES = {
  name: 'queue_ensure_lanes',
  text: `
    insert into job_lanes (partition, name, running_limit)
    select partition, name, running_limit
    from unnest($1::text[], $2::text[], $3::integer[]) as asked (partition, name, running_limit)
    where not exists (
      select from job_lanes as known
      where known.partition = asked.partition and known.name = asked.name
        and known.running_limit = asked.running_limit
    )
    order by partition, name
    on conflict (partition, name) do update set running_limit = excluded.running_limit`,
};

/** They get their positions in the order in which they are given. */
export const ENQUEUE = {
  name: 'queue_enqueue',
  text: `
    insert into jobs (id, kind, partition, lane)
    select id, kind, partition, lane
    from unnest($1::text[], $2::text[], $3::text[], $4::text[])
      with ordinality as added (id, kind, partition, lane, place)
    order by place`,
};

/** At most so many of each: counting further would tell nobody anything. */
export const COUNT_JOBS = {
  name: 'queue_count_jobs',
  text: `
    select (
      select count(*)::int from (
        select from jobs
        where jobs.partition = asked.partition and (asked.lane is null or jobs.lane = asked.lane)
        limit asked.most
      ) as counted
    ) as count
    from unnest($1::text[], $2::text[], $3::bigint[])
      with ordinality as asked (partition, lane, most, place)
    order by place`,
};

/** From `picked`, by the instance $1. */
const TAKE_PICKED = `
    update jobs set owner = $1, step_running = true, woken = false, epoch = epoch + 1
    from picked where jobs.id = picked.id
    returning jobs.id, kind, epoch, failures, has_slot as "hasSlot"`;

/** Started jobs that are due and are ours, or nobody's since their owner died. */
export const CLAIM_STARTED = {
  name: 'queue_claim_started',
  text: `
    with picked as (
      select id from jobs
      where has_slot and not step_running and due_at <= now() and (owner = $1 or owner is null)
      order by due_at limit $2
      for update skip locked
    )
    ${TAKE_PICKED}`,
};

/**
 * Jobs that were woken while they wait for a slot. Their step runs without one, so that a job can
 * be ended although it is not its turn.
 */
export const CLAIM_WOKEN = {
  name: 'queue_claim_woken',
  text: `
    with picked as (
      select id from jobs
      where woken and not has_slot and not step_running and due_at <= now()
      order by due_at limit $2
      for update skip locked
    )
    ${TAKE_PICKED}`,
};

/**
 * The next waiting job of the partition that has waited longest among those below their limit.
 * The partition's row is locked first, then the lane's, so that counts and limits are compared
 * exactly even with many claimers; a claimer that finds them locked looks elsewhere instead.
 */
export const CLAIM_WAITING = {
  name: 'queue_claim_waiting',
  text: `
    with open_partition as (
      select name from job_partitions
      where running < running_limit and exists (
        select from jobs join job_lanes on job_lanes.partition = jobs.partition and name = lane
        where jobs.partition = job_partitions.name and not has_slot and not step_running
          and due_at <= now()
          and job_lanes.running < job_lanes.running_limit
      )
      order by last_started_at limit 1
      for no key update skip locked
    ), picked as (
      select jobs.id, jobs.partition, jobs.lane
      from open_partition
        join jobs on jobs.partition = open_partition.name
        join job_lanes on job_lanes.partition = jobs.partition and job_lanes.name = jobs.lane
      where not has_slot and not step_running and due_at <= now()
        and job_lanes.running < job_lanes.running_limit
      order by position limit 1
      for no key update of jobs, job_lanes skip locked
    ), lane_slot as (
      update job_lanes set running = running + 1
      from picked where job_lanes.partition = picked.partition and job_lanes.name = picked.lane
    ), slot as (
      update job_partitions set running = running + 1, last_started_at = clock_timestamp()
      from picked where job_partitions.name = picked.partition
    )
    update jobs
    set has_slot = true, owner = $1, step_running = true, woken = false, epoch = epoch + 1
    from picked where jobs.id = picked.id
    returning jobs.id, kind, epoch, failures, has_slot as "hasSlot"`,
};

export const HOLD_CLAIM = {
  name: 'queue_hold_claim',
  text: `
    select id from jobs where id = $1 and owner = $2 and epoch = $3 and step_running
    for no key update`,
};

/**
 * Who was woken during the step is due at once. A step without a slot that failed is run again
 * without one; one that found nothing to do leaves its job to wait for its turn.
 */
export const RESCHEDULE = {
  name: 'queue_reschedule',
  text: `
    update jobs
    set step_running = false, failures = $5, woken = woken or (not has_slot and $5 > 0),
      due_at = case when woken then now() else now() + $4 * interval '1 millisecond' end
    where id = $1 and owner = $2 and epoch = $3 and step_running`,
};

/** The finished job's slot, if it has one, goes back to its partition in the same statement. */
export const FINISH = {
  name: 'queue_finish',
  text: `
    with finished as (
      delete from jobs where id = $1 and owner = $2 and epoch = $3 and step_running
      returning partition, lane, has_slot::int as slots
    ), lane_slot as (
      update job_lanes set running = running - slots
      from finished
      where job_lanes.partition = finished.partition and job_lanes.name = finished.lane
    )
    update job_partitions set running = running - slots
    from finished where job_partitions.name = finished.partition`,
};

export const WAKE = {
  name: 'queue_wake',
  text: `update jobs set due_at = least(due_at, now()), woken = true where id = $1`,
};

/** Jobs of instances that stop or died are anybody's. */
export const DISOWN = {
  name: 'queue_disown',
  text: `
    update jobs
    set owner = null, step_running = false, woken = woken or (step_running and not has_slot)
    where owner = any($1::bigint[])`,
};

/** Steps that the database holds to be running here, and that this instance does not know of. */
export const GIVE_UP_LOST_CLAIMS = {
  name: 'queue_give_up_lost_claims',
  text: `
    update jobs set step_running = false, woken = woken or not has_slot
    where owner = $1 and step_running and not (id = any($2::text[]))`,
};

export const LIST_OWNERS = {
  name: 'queue_list_owners',
  text: `select distinct owner from jobs where owner is not null`,
};

/** In milliseconds; null when this instance has nothing to wait for. */
export const NEXT_DUE = {
  name: 'queue_next_due',
  text: `
    select (extract(epoch from min(due_at) - now()) * 1000)::float8 as "dueInMs" from jobs
    where has_slot and not step_running and (owner = $1 or owner is null)`,
};
