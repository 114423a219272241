/** OpenRouter's video jobs as its OpenAPI document has them. */
import { z } from 'zod';

export const openrouterJobSchema = z.looseObject({
  id: z.string().min(1),
  polling_url: z.string().min(1),
  status: z.enum(['pending', 'in_progress', 'completed', 'failed', 'cancelled', 'expired']),
  generation_id: z.string().optional(),
  unsigned_urls: z.array(z.url()).min(1).optional(),
  usage: z
    .looseObject({ cost: z.number().nullable().optional(), is_byok: z.boolean().optional() })
    .optional(),
  error: z.string().optional(),
});

export const openrouterModelsSchema = z.looseObject({
  data: z
    .array(
      z.looseObject({
        id: z.string().min(1),
        supported_durations: z.array(z.number().int()).nullable(),
        supported_resolutions: z.array(z.string()).nullable(),
        supported_aspect_ratios: z.array(z.string()).nullable(),
        supported_sizes: z.array(z.string()).nullable(),
      }),
    )
    .min(1),
});

export const openrouterErrorSchema = z.looseObject({
  error: z.looseObject({ code: z.number().int(), message: z.string().min(1) }),
});
