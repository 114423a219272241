/** The objects of ezmodel: every key is always there, with null where there is nothing to say. */
import { z } from 'zod';

const unixSeconds = z.number().int().positive();

export const ezmodelVideoSchema = z.looseObject({
  id: z.string().min(1),
  object: z.literal('video'),
  model: z.string().min(1),
  status: z.enum(['queued', 'in_progress', 'completed', 'failed', 'cancelled']),
  progress: z.number().int().min(0).max(100),
  created_at: unixSeconds,
  completed_at: unixSeconds.nullable(),
  expires_at: unixSeconds.nullable(),
  seconds: z.string().regex(/^\d+$/),
  size: z.string().regex(/^\d+x\d+$/),
  remixed_from_video_id: z.string().nullable(),
  error: z.looseObject({ code: z.string(), message: z.string() }).nullable(),
});

export type EzmodelVideo = z.infer<typeof ezmodelVideoSchema>;

export const ezmodelErrorSchema = z.looseObject({
  error: z.looseObject({ message: z.string().min(1), code: z.string().min(1) }),
});
