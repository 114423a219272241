/** Requests of OpenRouter's video jobs, turned into commands. Source: its OpenAPI document. */
import { requestFields } from '../../core/index.ts';
import type { CreateCommand, DialectRequest, OpenContentCommand } from '../../core/index.ts';
import { decodeNewVideo, lookups } from '../videos-api/index.ts';
import { IMAGES } from './decode-references.ts';

export function decodeCreate(request: DialectRequest): CreateCommand {
  const fields = requestFields.readFields(request.body);
  const model = requestFields.readRequiredText(fields, 'model');
  const url = requestFields.readOptionalText(fields, 'callback_url');
  return {
    ...decodeNewVideo(request, IMAGES),
    model,
    ...(url !== null && { callback: { url, param: 'callback_url', dialect: 'openrouter' } }),
  };
}

/** A job has one video, so its only index is 0. */
export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  requestFields.readOptionalChoice(request.query, 'index', ['0']);
  const videoId = lookups.videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds: 0 };
}
