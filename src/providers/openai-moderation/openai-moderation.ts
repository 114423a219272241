/** Asks a service that speaks OpenAI's `POST /v1/moderations` about prompts and images. */
import { RepriseError, type Moderation, type ModerationVerdict } from '../../core/index.ts';
import { postJson, type ConfiguredService } from '../../lib/http-client/index.ts';
import type { Logger } from '../../lib/logger.ts';
import { decodeAnswer } from './answer.ts';

/** Its time limit is for each question. */
export interface OpenaiModerationSettings extends ConfiguredService {
  /** Null leaves the choice to the service. */
  readonly model: string | null;
  readonly sendsImages: boolean;
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
  { model, ...service }: OpenaiModerationSettings,
  input: Question,
  referenceIndex: number | null,
): Promise<ModerationVerdict> {
  const question = { ...(model === null ? {} : { model }), input };
  const told = { name: 'the moderation service', maxBytes: MAX_ANSWER_BYTES };
  return decodeAnswer(await postJson(service, question, told), referenceIndex);
}
