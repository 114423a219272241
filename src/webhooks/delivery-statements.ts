/** The SQL for deliveries, one statement a constant. */
import { COST } from './event-statements.ts';

/**
 * What may be sent now: at most so many at once to one endpoint, and of one video the earliest
 * first. An endpoint that failed last gets one at a time; callbacks go to many places, so one of
 * them that fails says nothing of the others. What waits for an endpoint that has moved goes to
 * where it is now.
 */
export const CLAIM_DELIVERIES = {
  name: 'webhooks_claim_deliveries',
  text: `
    with picked as (
      select due.id
      from webhook_endpoints as endpoint
      cross join lateral (
        select count(*)::int as sending from deliveries
        where endpoint_id = endpoint.id and state = 'waiting' and leased_until > $1
      ) as busy
      cross join lateral (
        select waiting.id from deliveries as waiting
        where waiting.endpoint_id = endpoint.id and waiting.state = 'waiting'
          and waiting.due_at <= $1
          and (waiting.leased_until is null or waiting.leased_until <= $1)
          and not exists (
            select from deliveries as earlier
            where earlier.endpoint_id = waiting.endpoint_id and earlier.video_id = waiting.video_id
              and earlier.state = 'waiting' and earlier.position < waiting.position
          )
        order by waiting.due_at, waiting.position
        limit greatest(0, case
          when endpoint.url is null then 16 when endpoint.failures > 0 then 1 else 4
        end - busy.sending)
        for update of waiting skip locked
      ) as due
      where endpoint.disabled_at is null
      limit $2
    )
    update deliveries
    set leased_until = $3, attempts = attempts + 1, tries = tries + 1,
      url = coalesce(endpoint.url, deliveries.url)
    from picked, webhook_endpoints as endpoint, events as event
    where deliveries.id = picked.id and endpoint.id = deliveries.endpoint_id
      and event.id = deliveries.event_id
    returning deliveries.id, endpoint.id as "endpointId", endpoint.url is null as "isCallback",
      deliveries.url, deliveries.dialect, attempts, tries, give_up_at as "giveUpAt",
      endpoint.secret,
      case when previous_secret_until > $1 then previous_secret end as "previousSecret",
      endpoint.failures as "endpointFailures",
      json_build_object(
        'id', event.id, 'type', event.type, 'projectId', event.project_id,
        'videoId', event.video_id, 'videoAlias', event.video_alias, 'cost', ${COST('event')}
      ) as event, event.created_at as "eventCreatedAt"`,
};

export const RECORD_ATTEMPT = {
  name: 'webhooks_record_attempt',
  text: `
    insert into delivery_attempts (
      delivery_id, number, started_at, duration_ms, status, failure, response_excerpt
    ) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict do nothing`,
};

/** Only by who has the lease: a later attempt has another number. */
export const END_DELIVERY = {
  name: 'webhooks_end_delivery',
  text: `
    update deliveries set state = $3, ended_at = $4, leased_until = null
    where id = $1 and attempts = $2 and state = 'waiting'`,
};

export const RETRY_DELIVERY = {
  name: 'webhooks_retry_delivery',
  text: `
    update deliveries set due_at = $3, leased_until = null
    where id = $1 and attempts = $2 and state = 'waiting'`,
};

export const COUNT_FAILURE = {
  name: 'webhooks_count_failure',
  text: `update webhook_endpoints set failures = failures + 1 where id = $1`,
};

export const CLEAR_FAILURES = {
  name: 'webhooks_clear_failures',
  text: `update webhook_endpoints set failures = 0 where id = $1 and failures > 0`,
};

/** It answers again: whatever waited for that need not wait for its own next try. */
export const HURRY_DELIVERIES = {
  name: 'webhooks_hurry_deliveries',
  text: `
    update deliveries set due_at = $2
    where endpoint_id = $1 and state = 'waiting' and due_at > $2 and leased_until is null`,
};

export const DISABLE_ENDPOINT = {
  name: 'webhooks_disable_endpoint',
  text: `
    update webhook_endpoints set disabled_at = $2, disabled_reason = $3
    where id = $1 and disabled_at is null`,
};

/** Newest first. */
export const LIST_DELIVERIES = {
  name: 'webhooks_list_deliveries',
  text: `
    select deliveries.id, endpoint_id as "endpointId", event_id as "eventId", events.type,
      deliveries.video_id as "videoId", deliveries.url, state,
      case when state = 'waiting' then due_at end as "dueAt",
      deliveries.created_at as "createdAt"
    from deliveries join events on events.id = event_id
    where endpoint_id = $1 and ($2::text is null or state = $2)
      and ($3::text is null or deliveries.position < (
        select position from deliveries where id = $3 and endpoint_id = $1
      ))
    order by deliveries.position desc limit $4`,
};

export const LIST_ATTEMPTS = {
  name: 'webhooks_list_attempts',
  text: `
    select delivery_id as "deliveryId", started_at as "startedAt", duration_ms as "durationMs",
      status, failure, response_excerpt as "responseExcerpt"
    from delivery_attempts where delivery_id = any($1::text[]) order by number`,
};

/** Those named, or all that were given up; what is on its way already stays as it is. */
export const REPLAY_DELIVERIES = {
  name: 'webhooks_replay_deliveries',
  text: `
    update deliveries
    set state = 'waiting', ended_at = null, tries = 0, due_at = $3, give_up_at = $4,
      leased_until = null
    where endpoint_id = $1 and state <> 'waiting'
      and case when $2::text[] is null then state = 'dead' else id = any($2) end`,
};
