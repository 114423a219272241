/** Requests of new-api's video tasks, turned into commands. Source: its documentation and code. */
import { requestFields } from '../../core/index.ts';
import type { CreateCommand, DialectRequest } from '../../core/index.ts';
import { decodeFrameSize, decodeLength, MAX_PROMPT_CODE_POINTS } from '../videos-api/index.ts';
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
