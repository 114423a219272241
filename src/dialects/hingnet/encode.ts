/** Results in the shapes of HingNet's pages. */
import type { DialectReply, EncodeContext, Video, VideoPage } from '../../core/index.ts';
import { videoReply } from '../videos-api/index.ts';
import { encodeVideoObject } from './encode-video-object.ts';

export function encodeVideo(video: Video, context: EncodeContext): DialectReply {
  return videoReply(video, encodeVideoObject(video, context));
}

/** Its pages show no ends and no sign that there is more: one asks until nothing comes. */
export function encodeVideoPage({ videos }: VideoPage, context: EncodeContext): DialectReply {
  const data = videos.map((video) => encodeVideoObject(video, context));
  return { status: 200, body: { object: 'list', data } };
}
