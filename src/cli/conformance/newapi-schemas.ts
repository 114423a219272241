/** Video tasks as new-api documents them. */
import { z } from 'zod';

const status = z.enum(['queued', 'in_progress', 'completed', 'failed']);

export const newapiSubmittedSchema = z.looseObject({ task_id: z.string().min(1), status });

export const newapiTaskSchema = z.looseObject({
  task_id: z.string().min(1),
  status,
  url: z.url().optional(),
  format: z.string().optional(),
  metadata: z
    .looseObject({
      duration: z.number(),
      width: z.number().int(),
      height: z.number().int(),
    })
    .optional(),
  error: z.looseObject({ code: z.union([z.number(), z.string()]), message: z.string() }).nullish(),
});

/** The same task as new-api shows it in the form of the Videos API. */
export const newapiVideoSchema = z.looseObject({
  id: z.string().min(1),
  task_id: z.string().min(1).optional(),
  object: z.literal('video'),
  model: z.string().min(1),
  status: z.enum(['queued', 'in_progress', 'completed', 'failed', 'unknown']),
  progress: z.number().int().min(0).max(100),
  created_at: z.number().int().positive(),
});
