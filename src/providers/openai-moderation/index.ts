/** A moderation service that speaks OpenAI's wire format. */
export { createOpenaiModeration } from './openai-moderation.ts';
