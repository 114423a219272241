/** How videos are named. */
import { randomHex } from '../lib/random.ts';
import { ulid } from '../lib/ulid.ts';

/** OpenAI's form: `video_` and 48 hexadecimal digits. */
export function newVideoId(): string {
  return `video_${randomHex(24)}`;
}

/** The form that task-speaking dialects use. */
export function newVideoAlias(now: Date): string {
  return `task_${ulid(now)}`;
}
