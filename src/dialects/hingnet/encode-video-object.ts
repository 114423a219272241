/**
 * A video as HingNet's pages show it. What does not apply is left out rather than null: a member
 * that is undefined here does not get into the JSON.
 */
import { formatSize, hasContent } from '../../core/index.ts';
import type { EncodeContext, Video, VideoStatus } from '../../core/index.ts';
import { encodeFailure, unixSeconds } from '../videos-api/index.ts';
import { isVeoModel } from './is-veo-model.ts';

/** A cancelled video has failed: neither page has a word for it. */
const SORA_STATUS: Readonly<Record<VideoStatus, string>> = {
  queued: 'queued',
  in_progress: 'processing',
  completed: 'success',
  failed: 'failed',
  cancelled: 'failed',
};

const VEO_STATUS: Readonly<Record<VideoStatus, string>> = {
  queued: 'queued',
  in_progress: 'in_progress',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'failed',
};

export function encodeVideoObject(video: Video, context: EncodeContext): Record<string, unknown> {
  return isVeoModel(video.model) ? veoVideo(video, context) : soraVideo(video, context);
}

function soraVideo(video: Video, context: EncodeContext): Record<string, unknown> {
  return {
    id: video.id,
    object: 'video',
    created_at: unixSeconds(video.createdAt),
    completed_at: whenCompleted(video, video.completedAt),
    expires_at: whenCompleted(video, video.expiresAt),
    status: SORA_STATUS[video.status],
    model: video.model,
    prompt: video.prompt,
    progress: video.progressPercent,
    seconds: String(video.durationSeconds),
    size: formatSize(video),
    assets: hasContent(video, context.now) ? [assetOf(video, context)] : undefined,
    remixed_from_video_id: video.sourceVideoId ?? undefined,
    error: encodeFailure(video) ?? undefined,
  };
}

function veoVideo(video: Video, context: EncodeContext): Record<string, unknown> {
  return {
    id: video.id,
    object: 'video',
    created_at: unixSeconds(video.createdAt),
    completed_at: whenCompleted(video, video.completedAt),
    status: VEO_STATUS[video.status],
    model: video.model,
    prompt: video.prompt,
    progress: video.progressPercent,
    seconds: video.durationSeconds,
    size: formatSize(video),
    video_url: hasContent(video, context.now) ? context.contentUrl(video) : undefined,
    remixed_from_video_id: video.sourceVideoId ?? undefined,
    error: encodeFailure(video) ?? undefined,
  };
}

function assetOf(video: Video, context: EncodeContext): Record<string, unknown> {
  return {
    url: context.contentUrl(video),
    quality: formatSize(video),
    duration: video.durationSeconds,
    size_bytes: video.resultSizeBytes ?? undefined,
  };
}

function whenCompleted(video: Video, time: Date | null): number | undefined {
  return video.status === 'completed' && time !== null ? unixSeconds(time) : undefined;
}
