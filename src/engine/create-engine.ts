/** The use cases, bound to what they work with. */
import type {
  CreateCommand,
  DeleteCommand,
  EditCommand,
  ExtendCommand,
  ListCommand,
  Model,
  OpenContentCommand,
  Principal,
  RemixCommand,
  Video,
  VideoPage,
} from '../core/index.ts';
import type { AssetLink, OpenAsset } from '../assets/index.ts';
import type { Claim } from '../queue/index.ts';
import { advanceVideo } from './advance-video.ts';
import { createVideo } from './create-video.ts';
import { deleteVideo } from './delete-video.ts';
import type { EngineParts } from './engine.ts';
import { expireVideos } from './expire-videos.ts';
import { extendVideo } from './extend-video.ts';
import { createGetVideo, type GetVideo } from './get-video.ts';
import { linkContent, openLink } from './link-content.ts';
import { listVideos } from './list-videos.ts';
import { openContent, type VideoContent } from './open-content.ts';
import { editVideo, remixVideo } from './remix-video.ts';

export interface Engine {
  createVideo(principal: Principal, command: CreateCommand): Promise<Video>;
  remixVideo(principal: Principal, command: RemixCommand): Promise<Video>;
  editVideo(principal: Principal, command: EditCommand): Promise<Video>;
  extendVideo(principal: Principal, command: ExtendCommand): Promise<Video>;
  readonly getVideo: GetVideo;
  listVideos(principal: Principal, command: ListCommand): Promise<VideoPage>;
  deleteVideo(principal: Principal, command: DeleteCommand): Promise<Video>;
  openContent(principal: Principal, command: OpenContentCommand): Promise<VideoContent>;
  listModels(): readonly Model[];
  /** A link to a completed video's bytes that needs no key, good for as long as they are kept. */
  linkContent(video: Video): AssetLink;
  openLink(link: AssetLink): Promise<OpenAsset>;
  /** For workers: one step of the job that makes a video. */
  advanceVideo(claim: Claim, signal: AbortSignal): Promise<void>;
  /** To be called every now and then: removes what expired and what crashes left behind. */
  keepHouse(): Promise<void>;
}

export function createEngine(parts: EngineParts): Engine {
  return {
    createVideo: (principal, command) => createVideo(parts, principal, command),
    remixVideo: (principal, command) => remixVideo(parts, principal, command),
    editVideo: (principal, command) => editVideo(parts, principal, command),
    extendVideo: (principal, command) => extendVideo(parts, principal, command),
    getVideo: createGetVideo(parts.database),
    listVideos: (principal, command) => listVideos(parts, principal, command),
    deleteVideo: (principal, command) => deleteVideo(parts, principal, command),
    openContent: (principal, command) => openContent(parts, principal, command),
    linkContent: (video) => linkContent(parts, video),
    openLink: (link) => openLink(parts, link),
    listModels: () => [...parts.models.models.values()],
    advanceVideo: (claim, signal) => advanceVideo(parts, claim, signal),
    async keepHouse() {
      await expireVideos(parts);
      await parts.assets.sweep();
    },
  };
}
