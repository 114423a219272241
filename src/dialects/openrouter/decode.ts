/** Requests of OpenRouter's video jobs, turned into commands. Source: its OpenAPI document. */
import { requestFields } from '../../core/index.ts';
import type { CreateCommand, DialectRequest, OpenContentCommand } from '../../core/index.ts';
import { MAX_PROMPT_CODE_POINTS, videoIdInPath } from '../videos-api/index.ts';
import { decodeReferences } from './decode-references.ts';
import { decodeSize } from './decode-size.ts';

const { readFields, readRequiredText } = requestFields;

export function decodeCreate(request: DialectRequest): CreateCommand {
  const fields = readFields(request.body);
  const callbackUrl = requestFields.readOptionalText(fields, 'callback_url');
  return {
    kind: 'create',
    model: readRequiredText(fields, 'model'),
    prompt: requestFields.readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    size: decodeSize(fields),
    durationSeconds: requestFields.readOptionalSeconds(fields, 'duration'),
    references: decodeReferences(fields),
    ...(callbackUrl !== null && {
      callback: { url: callbackUrl, param: 'callback_url', dialect: 'openrouter' },
    }),
  };
}

/** A job has one video, so its only index is 0. */
export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  requestFields.readOptionalChoice(request.query, 'index', ['0']);
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds: 0 };
}
