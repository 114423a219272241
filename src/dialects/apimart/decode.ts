/** Requests of APIMart's video API, turned into commands. Source: the pages of docs.apimart.ai. */
import { requestFields } from '../../core/index.ts';
import type {
  CreateCommand,
  DialectRequest,
  ExtendCommand,
  OpenContentCommand,
} from '../../core/index.ts';
import { MAX_PROMPT_CODE_POINTS, videoIdInPath } from '../videos-api/index.ts';
import { decodeReferences } from './decode-references.ts';
import { decodeRepeatedSize, decodeSize } from './decode-size.ts';
import { readOptionalBoolean } from './read-optional-boolean.ts';

/** The page: from 8 seconds to 15. */
const ADDED_SECONDS = 7;

const { readFields, readPrompt, readRequiredText } = requestFields;

export function decodeCreate(request: DialectRequest): CreateCommand {
  const fields = readFields(request.body);
  return {
    kind: 'create',
    model: readRequiredText(fields, 'model'),
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    size: decodeSize(fields),
    durationSeconds: requestFields.readOptionalSeconds(fields, 'duration'),
    references: decodeReferences(request, fields),
  };
}

export function decodeExtend(request: DialectRequest): ExtendCommand {
  const fields = readFields(request.body);
  const model = readRequiredText(fields, 'model');
  const prompt = readPrompt(fields, MAX_PROMPT_CODE_POINTS);
  return {
    kind: 'extend',
    source: { kind: 'video', videoId: videoIdInPath(request) },
    prompt,
    addedSeconds: ADDED_SECONDS,
    // `raw`: only the new part, without what it goes on from.
    keepsSource: readOptionalBoolean(fields, 'raw') !== true,
    model,
    size: decodeRepeatedSize(fields),
  };
}

export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds: 0 };
}
