/** What OpenAI tells beside every answer; support and metrics of programs read it. */
import type { ReplyFacts } from '../../core/index.ts';

/** The version of the API that OpenAI has answered with since 2020. */
const VERSION = '2020-10-01';
/** Whoever runs the gateway; models say the same of who owns them. */
const ORGANIZATION = 'reprise';

export function replyHeaders({ elapsedMs, projectId }: ReplyFacts): Record<string, string> {
  return {
    'openai-version': VERSION,
    'openai-processing-ms': String(Math.ceil(elapsedMs)),
    'openai-organization': ORGANIZATION,
    ...(projectId !== null && { 'openai-project': projectId }),
  };
}
