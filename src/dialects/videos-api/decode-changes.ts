/** Edits and extensions of a video that is named by its id. */
import { requestFields } from '../../core/index.ts';
import type { DialectRequest, EditCommand, ExtendCommand } from '../../core/index.ts';
import { decodeVideoReference } from './decode-video-reference.ts';
import { MAX_PROMPT_CODE_POINTS } from './max-prompt.ts';

const { missing, readFields, readOptionalSeconds, readPrompt } = requestFields;

export function decodeEdit(request: DialectRequest): EditCommand {
  const fields = readFields(request.body);
  return {
    kind: 'edit',
    source: { kind: 'video', videoId: decodeVideoReference(request, fields) },
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    model: null,
  };
}

export function decodeExtend(request: DialectRequest): ExtendCommand {
  const fields = readFields(request.body);
  const addedSeconds = readOptionalSeconds(fields, 'seconds');
  if (addedSeconds === null) throw missing('seconds');
  return {
    kind: 'extend',
    source: { kind: 'video', videoId: decodeVideoReference(request, fields) },
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    addedSeconds,
    keepsSource: true,
    model: null,
    size: null,
  };
}
