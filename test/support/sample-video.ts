/** A video to test with; every test says only what matters to it. */
import type { Video } from '../../src/core/index.ts';

export function sampleVideo(changes: Partial<Video> = {}): Video {
  return {
    id: `video_${'0123456789abcdef'.repeat(3)}`,
    alias: 'task_01JD7Z5W3T9V8K2M4N6P8Q0R1S',
    projectId: 'proj_default',
    operation: 'create',
    status: 'queued',
    model: 'sora-2',
    providerId: 'builtin',
    prompt: 'a lighthouse in the rain',
    width: 720,
    height: 1280,
    durationSeconds: 8,
    progressPercent: 0,
    sourceVideoId: null,
    sourceAlias: null,
    resultSizeBytes: null,
    resultAssetId: null,
    understanding: null,
    thumbnailAssetId: null,
    spritesheetAssetId: null,
    failure: null,
    price: null,
    chargedMicros: null,
    createdAt: new Date('2026-11-21T08:00:00.900Z'),
    completedAt: null,
    expiresAt: null,
    ...changes,
  };
}
