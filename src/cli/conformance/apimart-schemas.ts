/** APIMart's envelopes around tasks. */
import { z } from 'zod';

const unixSeconds = z.number().int().positive();

export const apimartSubmittedSchema = z.looseObject({
  code: z.literal(200),
  data: z
    .array(z.looseObject({ status: z.literal('submitted'), task_id: z.string().min(1) }))
    .length(1),
});

export const apimartTaskSchema = z.looseObject({
  code: z.literal(200),
  data: z.looseObject({
    id: z.string().min(1),
    status: z.enum(['pending', 'processing', 'completed', 'failed', 'cancelled']),
    progress: z.number().int().min(0).max(100),
    result: z
      .looseObject({
        videos: z
          .array(z.looseObject({ url: z.array(z.url()).min(1), expires_at: unixSeconds }))
          .min(1),
      })
      .optional(),
    created: unixSeconds,
    completed: unixSeconds.optional(),
    estimated_time: z.number().optional(),
    actual_time: z.number().optional(),
    error: z
      .looseObject({
        code: z.union([z.number().int(), z.string()]),
        message: z.string(),
        type: z.string(),
      })
      .optional(),
  }),
});

export type ApimartTask = z.infer<typeof apimartTaskSchema>;

export const apimartErrorSchema = z.looseObject({
  error: z.looseObject({
    code: z.number().int(),
    message: z.string().min(1),
    type: z.string().min(1),
  }),
});

/** -1 is what is left where nothing limits it. */
export const apimartBalanceSchema = z.looseObject({
  success: z.literal(true),
  remain_balance: z.number().min(-1),
  used_balance: z.number().min(0),
});
