/**
 * A new video. What it is and how long is asked for in a few words that vendors have taken over from
 * each other, and programs mix them: each dialect understands all, and has rules only for its own.
 */
import { requestFields, type Size } from '../../core/index.ts';
import type { CreateCommand, DialectRequest, ReferenceInput } from '../../core/index.ts';
import { decodeFrameSize } from './decode-frame-size.ts';
import { addUsualImages } from './decode-images.ts';
import { decodeLength } from './decode-length.ts';
import { MAX_PROMPT_CODE_POINTS } from './max-prompt.ts';
import { refuseOtherAnswers } from './refusals.ts';

export interface NewVideoForms {
  /** The vendor's own fields of images. */
  readonly imageParams: readonly string[];
  decodeImages(request: DialectRequest, fields: requestFields.Fields): readonly ReferenceInput[];
  readonly decodeSize?: (fields: requestFields.Fields) => Size | null;
}

export function decodeNewVideo(request: DialectRequest, forms: NewVideoForms): CreateCommand {
  const fields = requestFields.readFields(request.body);
  refuseOtherAnswers(fields);
  const { imageParams: params, decodeSize = decodeFrameSize } = forms;
  return {
    kind: 'create',
    prompt: requestFields.readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    model: requestFields.readOptionalText(fields, 'model'),
    size: decodeSize(fields),
    durationSeconds: decodeLength(fields),
    references: addUsualImages(request, fields, {
      params,
      images: forms.decodeImages(request, fields),
    }),
  };
}
