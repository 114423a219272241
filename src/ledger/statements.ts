/** The ledger's SQL, one statement a constant. */

const TRANSFER_COLUMNS = `
  position, id, kind, project_id as "projectId", from_account as "fromAccount",
  to_account as "toAccount", amount_micros as "amountMicros", video_id as "videoId",
  key_id as "keyId", model, operation, reason, actor, created_at as "createdAt"`;

const BALANCE_COLUMNS = `
  project_id as "projectId", available_micros as "availableMicros", held_micros as "heldMicros",
  charged_micros as "chargedMicros", credit_limit_micros as "creditLimitMicros"`;

/** An account that is there already keeps its limit. */
export const ENSURE_ACCOUNT = {
  name: 'ledger_ensure_account',
  text: `
    insert into accounts (project_id, credit_limit_micros) values ($1, $2)
    on conflict (project_id) do nothing`,
};

export const SET_CREDIT_LIMIT = {
  name: 'ledger_set_credit_limit',
  text: `
    insert into accounts (project_id, credit_limit_micros) values ($1, $2)
    on conflict (project_id) do update set credit_limit_micros = excluded.credit_limit_micros
    returning ${BALANCE_COLUMNS}`,
};

export const READ_BALANCE = {
  name: 'ledger_read_balance',
  text: `select ${BALANCE_COLUMNS} from accounts where project_id = $1`,
};

/** In one order everywhere, so that no two transactions wait for each other in a circle. */
export const LOCK_ACCOUNTS = {
  name: 'ledger_lock_accounts',
  text: `
    select ${BALANCE_COLUMNS} from accounts where project_id = any($1::text[])
    order by project_id for no key update`,
};

/** Sets amounts aside in accounts that the transaction has locked, for videos of one moment. */
export const HOLD = {
  name: 'ledger_hold',
  text: `
    with wanted as (
      select * from json_to_recordset($1) as wanted (
        "videoId" text, "projectId" text, "keyId" text, model text, operation text,
        "amountMicros" bigint
      )
    ), account as (
      update accounts
      set available_micros = available_micros - amount, held_micros = held_micros + amount
      from (
        select "projectId", sum("amountMicros")::bigint as amount from wanted group by 1
      ) as taken
      where project_id = "projectId"
    ), counted as (
      insert into spending (project_id, key_id, day, amount_micros)
      select "projectId", "keyId", ($2::timestamptz at time zone 'utc')::date,
        sum("amountMicros")::bigint
      from wanted group by 1, 2
      on conflict (project_id, key_id, day)
        do update set amount_micros = spending.amount_micros + excluded.amount_micros
    )
    insert into transfers (
      id, kind, project_id, from_account, to_account, amount_micros, video_id, key_id, model,
      operation, created_at
    )
    select 'hold:' || "videoId", 'hold', "projectId", 'available', 'held', "amountMicros",
      "videoId", "keyId", model, operation, $2
    from wanted`,
};

/** What has been spent of projects, and of one key of each, today, this month and in all. */
export const READ_SPENDING = {
  name: 'ledger_read_spending',
  text: `
    with today as (select ($3::timestamptz at time zone 'utc')::date as day)
    select asked."projectId", asked."keyId",
      coalesce(sum(amount_micros), 0)::bigint as "projectTotal",
      coalesce(sum(amount_micros) filter (where spending.day = today.day), 0)::bigint
        as "projectDay",
      coalesce(sum(amount_micros) filter (
        where spending.day >= date_trunc('month', today.day)
      ), 0)::bigint as "projectMonth",
      coalesce(sum(amount_micros) filter (where key_id = "keyId"), 0)::bigint as "keyTotal",
      coalesce(sum(amount_micros) filter (
        where key_id = "keyId" and spending.day = today.day
      ), 0)::bigint as "keyDay",
      coalesce(sum(amount_micros) filter (
        where key_id = "keyId" and spending.day >= date_trunc('month', today.day)
      ), 0)::bigint as "keyMonth"
    from today, unnest($1::text[], $2::text[]) as asked ("projectId", "keyId")
      left join spending on project_id = "projectId"
    group by 1, 2`,
};

/**
 * Takes $2 of what a video holds, at most all of it, and gives the rest back. Does nothing, and
 * gives nothing, for a hold that is resolved already. $3 is `settle` or `release`. The account is
 * locked before what counts against budgets, as whoever holds does.
 */
export const RESOLVE = {
  name: 'ledger_resolve',
  text: `
    with hold as (
      select project_id, key_id, model, operation, amount_micros,
        (created_at at time zone 'utc')::date as day, least($2::bigint, amount_micros) as taken
      from transfers where id = 'hold:' || $1
        and not exists (
          select from transfers where video_id = $1 and kind in ('settle', 'release')
        )
    ), account as (
      update accounts
      set held_micros = held_micros - hold.amount_micros,
        charged_micros = charged_micros + hold.taken,
        available_micros = available_micros + hold.amount_micros - hold.taken
      from hold where accounts.project_id = hold.project_id
      returning accounts.project_id
    ), counted as (
      update spending
      set amount_micros = spending.amount_micros - (hold.amount_micros - hold.taken)
      from hold join account using (project_id)
      where spending.project_id = hold.project_id and spending.key_id = hold.key_id
        and spending.day = hold.day and hold.amount_micros > hold.taken
    )
    insert into transfers (
      id, kind, project_id, from_account, to_account, amount_micros, video_id, key_id, model,
      operation, created_at
    )
    select kind || ':' || $1, kind, project_id, 'held', to_account, amount, $1, key_id, model,
      operation, $4
    from hold, lateral (values
      ('settle', 'charged', taken, $3 = 'settle'),
      ('return', 'available', amount_micros - taken, $3 = 'settle' and amount_micros > taken),
      ('release', 'available', amount_micros, $3 = 'release')
    ) as part (kind, to_account, amount, is_due)
    where is_due
    returning kind, amount_micros as "amountMicros"`,
};

export const FIND_HOLDS = {
  name: 'ledger_find_holds',
  text: `
    select hold.video_id as "videoId", hold.project_id as "projectId",
      hold.amount_micros as "heldMicros", resolution.kind as "kind",
      resolution.amount_micros as "amountMicros"
    from transfers hold left join transfers resolution
      on resolution.video_id = hold.video_id and resolution.kind in ('settle', 'release')
    where hold.video_id = any($1::text[]) and hold.kind = 'hold'`,
};

/** A page of the videos for which something was held, in the order of their ids. */
export const LIST_HELD_VIDEOS = {
  name: 'ledger_list_held_videos',
  text: `
    select video_id as id from transfers
    where kind = 'hold' and video_id > $1 order by video_id limit $2`,
};

export const FIND_TRANSFER = {
  name: 'ledger_find_transfer',
  text: `select ${TRANSFER_COLUMNS} from transfers where id = $1`,
};

/** Until the transaction ends nobody else moves money of the project. */
export const LOCK_ACCOUNT = {
  name: 'ledger_lock_account',
  text: `select ${BALANCE_COLUMNS} from accounts where project_id = $1 for no key update`,
};

/** What a video was charged, less what has been refunded of it; null when it was not charged. */
export const READ_REFUNDABLE = {
  name: 'ledger_read_refundable',
  text: `
    select (sum(amount_micros) filter (where kind = 'settle')
      - coalesce(sum(amount_micros) filter (where kind = 'refund'), 0))::bigint as "refundableMicros"
    from transfers where video_id = $1 and project_id = $2`,
};

/** Moves an amount between two accounts of one project that the transaction has locked. */
export const TRANSFER = {
  name: 'ledger_transfer',
  text: `
    with account as (
      update accounts
      set available_micros = available_micros
          + case when $5 = 'available' then $6::bigint else 0 end
          - case when $4 = 'available' then $6::bigint else 0 end,
        charged_micros = charged_micros - case when $4 = 'charged' then $6::bigint else 0 end
      where project_id = $3
      returning project_id
    )
    insert into transfers (
      id, kind, project_id, from_account, to_account, amount_micros, video_id, reason, actor,
      created_at
    )
    select $1, $2, project_id, $4, $5, $6, $7, $8, $9, $10 from account
    returning ${TRANSFER_COLUMNS}`,
};

export const LIST_TRANSFERS = {
  name: 'ledger_list_transfers',
  text: `
    select ${TRANSFER_COLUMNS} from transfers
    where project_id = $1 and position > $2
      and ($3::timestamptz is null or created_at >= $3)
      and ($4::timestamptz is null or created_at < $4)
    order by position limit $5`,
};

/** What videos cost and how many there were, by day of their hold, model, key and operation. */
export const READ_USAGE = {
  name: 'ledger_read_usage',
  text: `
    select (hold.created_at at time zone 'utc')::date::text as day, hold.project_id as "projectId",
      hold.key_id as "keyId", hold.model, hold.operation, count(*)::int as videos,
      count(*) filter (where resolution.kind = 'settle')::int as completed,
      count(*) filter (where resolution.kind = 'release')::int as released,
      coalesce(sum(resolution.amount_micros) filter (where resolution.kind = 'settle'), 0)::bigint
        as "chargedMicros",
      coalesce(sum(hold.amount_micros) filter (where resolution.id is null), 0)::bigint
        as "heldMicros"
    from transfers hold
      left join transfers resolution
        on resolution.video_id = hold.video_id and resolution.kind in ('settle', 'release')
    where hold.kind = 'hold' and ($1::text is null or hold.project_id = $1)
      and hold.created_at >= $2 and hold.created_at < $3
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
};

/** Recomputes every account from its transfers; gives those that do not agree. */
export const FIND_WRONG_ACCOUNTS = {
  name: 'ledger_find_wrong_accounts',
  text: `
    with sides as (
      select project_id, to_account as account, amount_micros from transfers
      union all select project_id, from_account, -amount_micros from transfers
    ), computed as (
      select project_id,
        coalesce(sum(amount_micros) filter (where account = 'available'), 0) as available,
        coalesce(sum(amount_micros) filter (where account = 'held'), 0) as held,
        coalesce(sum(amount_micros) filter (where account = 'charged'), 0) as charged,
        sum(amount_micros) as everything
      from sides group by project_id
    ), open_holds as (
      select project_id, sum(amount_micros) as held from transfers hold
      where kind = 'hold' and not exists (
        select from transfers where video_id = hold.video_id and kind in ('settle', 'release')
      ) group by project_id
    )
    select accounts.project_id as "projectId", available_micros as "availableMicros",
      coalesce(available, 0)::bigint as "availableComputed", held_micros as "heldMicros",
      coalesce(computed.held, 0)::bigint as "heldComputed",
      coalesce(open_holds.held, 0)::bigint as "heldByVideos",
      charged_micros as "chargedMicros", coalesce(charged, 0)::bigint as "chargedComputed"
    from accounts
      left join computed on computed.project_id = accounts.project_id
      left join open_holds on open_holds.project_id = accounts.project_id
    where available_micros <> coalesce(available, 0) or held_micros <> coalesce(computed.held, 0)
      or charged_micros <> coalesce(charged, 0) or held_micros <> coalesce(open_holds.held, 0)
      or coalesce(everything, 0) <> 0
    order by 1`,
};

/** Recomputes what counts against budgets; gives the days that do not agree. */
export const FIND_WRONG_SPENDING = {
  name: 'ledger_find_wrong_spending',
  text: `
    with computed as (
      select hold.project_id, hold.key_id, (hold.created_at at time zone 'utc')::date as day,
        sum(case resolution.kind
          when 'settle' then resolution.amount_micros when 'release' then 0
          else hold.amount_micros end) as amount
      from transfers hold left join transfers resolution
        on resolution.video_id = hold.video_id and resolution.kind in ('settle', 'release')
      where hold.kind = 'hold' group by 1, 2, 3
    )
    select coalesce(spending.project_id, computed.project_id) as "projectId",
      coalesce(spending.key_id, computed.key_id) as "keyId",
      coalesce(spending.day, computed.day)::text as day,
      coalesce(amount_micros, 0)::bigint as "amountMicros", coalesce(amount, 0)::bigint as computed
    from spending full join computed
      on spending.project_id = computed.project_id and spending.key_id = computed.key_id
        and spending.day = computed.day
    where coalesce(amount_micros, 0) <> coalesce(amount, 0)
    order by 1, 2, 3`,
};

/** Holds whose parts do not add up, or that were resolved without having been made. */
export const FIND_WRONG_HOLDS = {
  name: 'ledger_find_wrong_holds',
  text: `
    select video_id as "videoId",
      coalesce(sum(amount_micros) filter (where kind = 'hold'), 0)::bigint as "heldMicros",
      coalesce(sum(amount_micros) filter (where kind <> 'hold'), 0)::bigint as "resolvedMicros"
    from transfers where video_id is not null and kind in ('hold', 'settle', 'return', 'release')
    group by video_id
    having count(*) filter (where kind = 'hold') <> 1
      or (count(*) filter (where kind <> 'hold') > 0
        and sum(amount_micros) filter (where kind = 'hold')
          <> sum(amount_micros) filter (where kind <> 'hold'))
    order by 1`,
};

export const COUNT_TRANSFERS = {
  name: 'ledger_count_transfers',
  text: `
    select count(*)::int as transfers, count(distinct project_id)::int as accounts from transfers`,
};

export const INSERT_PRICE_LIST = {
  name: 'ledger_insert_price_list',
  text: `
    insert into price_lists (rows, actor, created_at) values ($1, $2, $3)
    returning version, rows, actor, created_at as "createdAt"`,
};

export const FIND_PRICE_LIST = {
  name: 'ledger_find_price_list',
  text: `
    select version, rows, actor, created_at as "createdAt"
    from price_lists order by version desc limit 1`,
};

export const LIST_PRICE_LISTS = {
  name: 'ledger_list_price_lists',
  text: `
    select version, rows, actor, created_at as "createdAt"
    from price_lists order by version desc limit 100`,
};
