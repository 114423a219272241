/** The SQL for events, one statement a constant. */

/** The notice is sent at commit, so whoever hears it can already see the event. */
export const RECORD_EVENT = {
  name: 'webhooks_record_event',
  text: `
    with recorded as (
      insert into events (id, type, project_id, video_id, video_alias, created_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (video_id, type) do nothing
      returning id
    )
    select pg_notify('news', $7) from recorded`,
};
