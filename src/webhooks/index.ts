/** Telling the outside what has happened to videos. */
export { recordEvent, recordEvents } from './record-event.ts';
export { tellProgress } from './tell-progress.ts';
export { pruneEvents } from './prune-events.ts';
export { createNews, type News } from './news.ts';
export type { Progress } from './audience.ts';
export type { PublishedEvent, Topic } from './read-events.ts';
export type { Follower, Following } from './start-following.ts';
export { createWebhooks, type Webhooks } from './create-webhooks.ts';
export { loadSeal } from './load-seal.ts';
