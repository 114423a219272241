/** OpenAI's objects as its OpenAPI document has them; keys of a gateway's own do no harm. */
import { z } from 'zod';

const unixSeconds = z.number().int().positive();

export const openaiVideoSchema = z.looseObject({
  id: z.string().min(1),
  object: z.literal('video'),
  model: z.string().min(1),
  status: z.enum(['queued', 'in_progress', 'completed', 'failed']),
  progress: z.number().int().min(0).max(100),
  created_at: unixSeconds,
  completed_at: unixSeconds.nullable(),
  expires_at: unixSeconds.nullable(),
  prompt: z.string().nullable(),
  size: z.string().regex(/^\d+x\d+$/),
  seconds: z.string().regex(/^\d+$/),
  remixed_from_video_id: z.string().nullable(),
  error: z.looseObject({ code: z.string(), message: z.string() }).nullable(),
});

export type OpenaiVideo = z.infer<typeof openaiVideoSchema>;

export const openaiPageSchema = z.looseObject({
  object: z.literal('list'),
  data: z.array(openaiVideoSchema),
  first_id: z.string().nullable(),
  last_id: z.string().nullable(),
  has_more: z.boolean(),
});

export const deletedVideoSchema = z.looseObject({
  id: z.string().min(1),
  object: z.literal('video.deleted'),
  deleted: z.literal(true),
});

export const openaiModelsSchema = z.looseObject({
  object: z.literal('list'),
  data: z.array(z.looseObject({ id: z.string().min(1), object: z.literal('model') })).min(1),
});

export const openaiErrorSchema = z.looseObject({
  error: z.looseObject({
    message: z.string().min(1),
    type: z.string().min(1),
    param: z.string().nullable(),
    code: z.string().nullable(),
  }),
});
