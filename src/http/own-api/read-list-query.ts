/** Reads which videos are asked for: `?status=queued,in_progress&source_video_id=…&after=…`. */
import { requestFields, VIDEO_STATUSES, type ListCommand } from '../../core/index.ts';
import type { VideoStatus } from '../../core/index.ts';

const { invalid, readOptionalChoice, readOptionalInteger, readOptionalText } = requestFields;
const DEFAULT_PAGE_SIZE = 20;
const PAGE_SIZES = { min: 1, max: 100 };

export function readListQuery(query: Readonly<Record<string, unknown>>): ListCommand {
  const statuses = readStatuses(query);
  const sourceVideoId = readOptionalText(query, 'source_video_id');
  return {
    kind: 'list',
    after: readOptionalText(query, 'after'),
    limit: readOptionalInteger(query, 'limit', PAGE_SIZES) ?? DEFAULT_PAGE_SIZE,
    order: readOptionalChoice(query, 'order', ['asc', 'desc']) ?? 'desc',
    ...(statuses === null ? {} : { statuses }),
    ...(sourceVideoId === null ? {} : { sourceVideoId }),
  };
}

function readStatuses(query: Readonly<Record<string, unknown>>): VideoStatus[] | null {
  const text = readOptionalText(query, 'status');
  if (text === null) return null;
  const asked = new Set(text.split(','));
  const known = VIDEO_STATUSES.filter((status) => asked.has(status));
  if (known.length === asked.size) return known;
  throw invalid('status', `'status' must be some of: ${VIDEO_STATUSES.join(', ')}.`);
}
