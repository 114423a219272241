/** Requests as ezmodel's pages print them and as OpenAI's SDKs send them, turned into commands. */
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
import { decodeImage } from './decode-image.ts';
import { decodeRemixSource } from './decode-remix-source.ts';

const { readFields, readPrompt } = requestFields;

export function decodeCreate(request: DialectRequest): CreateCommand {
  const fields = readFields(request.body);
  return {
    kind: 'create',
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    model: requestFields.readOptionalText(fields, 'model'),
    size: decodeFrameSize(fields),
    durationSeconds: decodeLength(fields),
    references: decodeImage(request, fields),
  };
}

export function decodeRemix(request: DialectRequest): RemixCommand {
  const fields = readFields(request.body);
  return {
    kind: 'remix',
    sourceVideoId: decodeRemixSource(request, fields),
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
  };
}

export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  requestFields.readOptionalChoice(request.query, 'variant', ['video']);
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds: 0 };
}
