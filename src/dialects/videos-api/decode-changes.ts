/** Remixes, edits and extensions of a video that is named by its id, or sent along. */
import { requestFields } from '../../core/index.ts';
import type { DialectRequest, EditCommand, ExtendCommand, RemixCommand } from '../../core/index.ts';
import { decodeLength } from './decode-length.ts';
import { decodeRemixSource } from './decode-remix-source.ts';
import { decodeVideoSource } from './decode-video-source.ts';
import { MAX_PROMPT_CODE_POINTS } from './max-prompt.ts';
import { refuseBesideSource } from './refusals.ts';

const { missing, readFields, readOptionalBoolean, readOptionalText, readPrompt } = requestFields;

export function decodeRemix(
  request: DialectRequest,
  maxCodePoints = MAX_PROMPT_CODE_POINTS,
): RemixCommand {
  const fields = readFields(request.body);
  refuseBesideSource(request, fields, 'A remix');
  return {
    kind: 'remix',
    sourceVideoId: decodeRemixSource(request, fields),
    prompt: readPrompt(fields, maxCodePoints),
  };
}

export function decodeEdit(request: DialectRequest): EditCommand {
  const fields = readFields(request.body);
  refuseBesideSource(request, fields, 'An edit');
  return {
    kind: 'edit',
    source: decodeVideoSource(request, fields),
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    model: readOptionalText(fields, 'model'),
  };
}

export function decodeExtend(request: DialectRequest): ExtendCommand {
  const fields = readFields(request.body);
  refuseBesideSource(request, fields, 'An extension');
  const addedSeconds = decodeLength(fields);
  if (addedSeconds === null) throw missing('seconds');
  return {
    kind: 'extend',
    source: decodeVideoSource(request, fields),
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    addedSeconds,
    // APIMart's word; OpenAI's API has only the whole.
    keepsSource: readOptionalBoolean(fields, 'raw') !== true,
    model: readOptionalText(fields, 'model'),
  };
}
