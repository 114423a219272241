/** Requests about videos that exist: one by its path, or a page of them. */
import { requestFields } from '../../core/index.ts';
import type {
  CancelCommand,
  DeleteCommand,
  DialectRequest,
  GetCommand,
  ListCommand,
  OpenContentCommand,
} from '../../core/index.ts';

const DEFAULT_PAGE_SIZE = 20;
const PAGE_SIZES = { min: 0, max: 100 };

/** Pages call it `video_id`, and so do refusals. */
export function videoIdInPath({ params }: DialectRequest): string {
  return requestFields.readRequiredText({ video_id: params['videoId'] }, 'video_id');
}

export function decodeGet(request: DialectRequest): GetCommand {
  return { kind: 'get', videoId: videoIdInPath(request) };
}

export function decodeDelete(request: DialectRequest): DeleteCommand {
  return { kind: 'delete', videoId: videoIdInPath(request) };
}

export function decodeCancel(request: DialectRequest): CancelCommand {
  return { kind: 'cancel', videoId: videoIdInPath(request) };
}

/** Where a vendor has no pictures of a video, asking for one is refused rather than misunderstood. */
export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  requestFields.readOptionalChoice(request.query, 'variant', ['video']);
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds: 0 };
}

/** Where a vendor's smallest page is another, it says so. */
export function decodeList({ query }: DialectRequest, { min, max } = PAGE_SIZES): ListCommand {
  return {
    kind: 'list',
    after: requestFields.readOptionalText(query, 'after'),
    limit: requestFields.readOptionalInteger(query, 'limit', { min, max }) ?? DEFAULT_PAGE_SIZE,
    order: requestFields.readOptionalChoice(query, 'order', ['asc', 'desc']) ?? 'desc',
  };
}
