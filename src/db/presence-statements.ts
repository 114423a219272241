/** The SQL of instances and their locks. */

/** The first half of each instance's lock; picked once, and never to be changed. */
export const INSTANCE_LOCK_CLASS = 730_194_412;

/** Rows of instances that died a day ago tell nobody anything. */
export const PRUNE = {
  name: 'presence_prune',
  text: `delete from instances where heartbeat_at < now() - interval '1 day'`,
};

export const REGISTER = {
  name: 'presence_register',
  text: `insert into instances (pid, hostname) values ($1, $2) returning id`,
};

/** The row is made again when it was pruned while this process slept for longer than a day. */
export const BEAT = {
  name: 'presence_beat',
  text: `
    insert into instances (id, pid, hostname, base_url) overriding system value
    values ($1, $2, $3, $4)
    on conflict (id) do update set heartbeat_at = now(), base_url = excluded.base_url`,
};

export const TAKE_LOCK = {
  name: 'presence_take_lock',
  text: `select pg_try_advisory_lock($1::int, $2::int) as taken`,
};

export const REMOVE = {
  name: 'presence_remove',
  text: `delete from instances where id = $1`,
};

/** `objsubid = 2` marks a lock whose key has two halves. */
const LIVING = `
  instances join pg_locks on pg_locks.objid::bigint = instances.id
  where heartbeat_at > now() - interval '60 seconds'
    and locktype = 'advisory' and classid = $1 and objsubid = 2 and granted
    and pg_locks.database = (select oid from pg_database where datname = current_database())`;

export const LIST_LIVING = {
  name: 'presence_list_living',
  text: `select instances.id from ${LIVING} order by instances.id`,
};

export const FIND_GATEWAY = {
  name: 'presence_find_gateway',
  text: `
    select base_url as "baseUrl" from ${LIVING} and base_url is not null
    order by instances.id desc limit 1`,
};
