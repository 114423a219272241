/** Asks a service that speaks OpenAI's `POST /v1/moderations` about prompts and images. */
import { RepriseError, type Moderation, type ModerationVerdict } from '../../core/index.ts';
import { readBody, sendRequest } from '../../lib/http-client/index.ts';
import type { Logger } from '../../lib/logger.ts';
import { decodeAnswer } from './answer.ts';

export interface OpenaiModerationSettings {
  /** The whole address of the endpoint. */
  readonly url: string;
  readonly apiKey: string | null;
  /** Null leaves the choice to the service. */
  readonly model: string | null;
  readonly sendsImages: boolean;
  /** For each question. */
  readonly timeoutMs: number;
  /** What becomes of a request that could not be checked. */
  readonly onFailure: 'refuse' | 'allow';
}

/** An answer of the real service has about 2 KB. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/** To be tried again by the caller; the service may be back by then. */
const RETRY_AFTER_SECONDS = 5;

type Question = string | readonly [{ type: 'image_url'; image_url: { url: string } }];

export function createOpenaiModeration(
  settings: OpenaiModerationSettings,
  logger: Logger,
): Moderation {
  return {
    async check({ prompt, referenceImages }) {
      try {
        const verdict = await ask(settings, prompt, null);
        if (verdict.outcome === 'refused' || !settings.sendsImages) return verdict;
        // One question each: the service takes no more than one image at a time.
        const verdicts = await Promise.all(
          referenceImages.map(({ mediaType, bytes }, index) => {
            const url = `data:${mediaType};base64,${bytes.toString('base64')}`;
            return ask(settings, [{ type: 'image_url', image_url: { url } }], index);
          }),
        );
        return verdicts.find(({ outcome }) => outcome === 'refused') ?? verdict;
      } catch (error) {
        logger.warn({ err: error, onFailure: settings.onFailure }, 'moderation gave no answer');
        if (settings.onFailure === 'allow') return { outcome: 'allowed' };
        throw new RepriseError('moderation_unavailable', {
          retryAfterSeconds: RETRY_AFTER_SECONDS,
          cause: error,
        });
      }
    },
  };
}

async function ask(
  { url, apiKey, model, timeoutMs }: OpenaiModerationSettings,
  input: Question,
  referenceIndex: number | null,
): Promise<ModerationVerdict> {
  const response = await sendRequest({
    url,
    trust: 'configured',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify({ ...(model === null ? {} : { model }), input }),
    timeoutMs,
  });
  const body = await readBody(response, MAX_ANSWER_BYTES);
  if (!response.ok) throw new Error(`the moderation service answered with ${response.status}`);
  return decodeAnswer(body.toString('utf8'), referenceIndex);
}
