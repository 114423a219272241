/** HingNet's objects: what does not apply is left out, so that null is a fault everywhere. */
import { z } from 'zod';

const unixSeconds = z.number().int().positive();

const common = {
  id: z.string().min(1),
  object: z.literal('video'),
  created_at: unixSeconds,
  completed_at: unixSeconds.optional(),
  model: z.string().min(1),
  prompt: z.string().optional(),
  size: z.string().regex(/^\d+x\d+$/),
  remixed_from_video_id: z.string().optional(),
  error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
};

const asset = z.looseObject({
  url: z.url(),
  quality: z.string(),
  duration: z.number().int(),
  size_bytes: z.number().int().optional(),
});

export const hingnetSoraSchema = z
  .looseObject({
    ...common,
    expires_at: unixSeconds.optional(),
    status: z.enum(['queued', 'processing', 'success', 'failed']),
    progress: z.number().int().min(0).max(100),
    seconds: z.string().regex(/^\d+$/),
    assets: z.array(asset).min(1).optional(),
  })
  .superRefine((video, context) => {
    if (video.status === 'success') return;
    for (const key of ['completed_at', 'expires_at', 'assets'] as const) {
      if (video[key] === undefined) continue;
      context.addIssue({ code: 'custom', path: [key], message: `is there in '${video.status}'` });
    }
  });

export type HingnetSoraVideo = z.infer<typeof hingnetSoraSchema>;

export const hingnetVeoSchema = z.looseObject({
  ...common,
  status: z.enum(['queued', 'in_progress', 'completed', 'failed']),
  progress: z.number().min(0).max(100),
  seconds: z.number().int(),
  video_url: z.url().optional(),
});

export const hingnetPageSchema = z.looseObject({
  object: z.literal('list'),
  data: z.array(z.union([hingnetSoraSchema, hingnetVeoSchema])),
});

export const hingnetErrorSchema = z.looseObject({
  error: z.looseObject({ message: z.string().min(1), type: z.string(), code: z.string() }),
});
