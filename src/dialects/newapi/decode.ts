/** Requests of new-api's video tasks, turned into commands. Source: its documentation and code. */
import { requestFields } from '../../core/index.ts';
import type {
  CreateCommand,
  DialectRequest,
  OpenContentCommand,
  RemixCommand,
} from '../../core/index.ts';
import {
  decodeFrameSize,
  decodeLength,
  MAX_PROMPT_CODE_POINTS,
  videoIdInPath,
} from '../videos-api/index.ts';
import { decodeReferences } from './decode-references.ts';

export function decodeCreate(request: DialectRequest): CreateCommand {
  const fields = requestFields.readFields(request.body);
  return {
    kind: 'create',
    prompt: requestFields.readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    model: requestFields.readOptionalText(fields, 'model'),
    size: decodeFrameSize(fields),
    durationSeconds: decodeLength(fields),
    references: decodeReferences(request, fields),
  };
}

export function decodeRemix(request: DialectRequest): RemixCommand {
  const fields = requestFields.readFields(request.body);
  const prompt = requestFields.readPrompt(fields, MAX_PROMPT_CODE_POINTS);
  return { kind: 'remix', sourceVideoId: videoIdInPath(request), prompt };
}

/** It knows no variants; what says otherwise means the video. */
export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  requestFields.readOptionalChoice(request.query, 'variant', ['video']);
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds: 0 };
}
