/** A video as the gateway shows it. Keys that are not named here are kept for `--json`. */
import { z } from 'zod';

export const apiVideoSchema = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  progress: z.number().catch(0),
  created_at: z.number().catch(0),
  prompt: z.string().nullable().catch(null),
  size: z.string().catch(''),
  seconds: z.coerce.string().catch(''),
  error: z
    .looseObject({ code: z.string().catch(''), message: z.string().catch('') })
    .nullable()
    .catch(null),
});

export const apiVideoPageSchema = z.looseObject({
  data: z.array(apiVideoSchema),
  has_more: z.boolean().catch(false),
  last_id: z.string().nullable().catch(null),
});

export type ApiVideo = z.infer<typeof apiVideoSchema>;
export type ApiVideoPage = z.infer<typeof apiVideoPageSchema>;

/** Any status but these two ends the wait: a client that waits for words it does not know never ends. */
export function isPending(video: ApiVideo): boolean {
  return video.status === 'queued' || video.status === 'in_progress';
}
