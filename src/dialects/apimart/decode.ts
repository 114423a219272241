/** Requests of APIMart's video API, turned into commands. Source: the pages of docs.apimart.ai. */
import { requestFields } from '../../core/index.ts';
import type { CreateCommand, DialectRequest, ExtendCommand } from '../../core/index.ts';
import {
  decodeNewVideo,
  decodeRemixSource,
  MAX_PROMPT_CODE_POINTS,
  refusals,
} from '../videos-api/index.ts';
import { IMAGES } from './decode-references.ts';
import { decodeRepeatedSizes, decodeSize } from './decode-size.ts';

/** The page: from 8 seconds to 15. */
const ADDED_SECONDS = 7;

const { readFields, readOptionalBoolean, readPrompt, readRequiredText } = requestFields;

export function decodeCreate(request: DialectRequest): CreateCommand {
  // Its pages have a model first, and none by default.
  const model = readRequiredText(readFields(request.body), 'model');
  return { ...decodeNewVideo(request, { ...IMAGES, decodeSize }), model };
}

export function decodeExtend(request: DialectRequest): ExtendCommand {
  const fields = readFields(request.body);
  refusals.refuseBesideSource(request, fields, 'An extension');
  const model = readRequiredText(fields, 'model');
  const prompt = readPrompt(fields, MAX_PROMPT_CODE_POINTS);
  return {
    kind: 'extend',
    source: { kind: 'video', videoId: decodeRemixSource(request, fields) },
    prompt,
    addedSeconds: ADDED_SECONDS,
    // `raw`: only the new part, without what it goes on from.
    keepsSource: readOptionalBoolean(fields, 'raw') !== true,
    model,
    ...decodeRepeatedSizes(fields),
  };
}
