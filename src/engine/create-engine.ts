/** The use cases, bound to what they work with. */
import type {
  AccountBalance,
  CancelCommand,
  Character,
  CharacterCommand,
  ContentVariant,
  CreateCharacterCommand,
  CreateFileCommand,
  DeleteCommand,
  FileCommand,
  FilePage,
  FollowCommand,
  GetCommand,
  GetModelCommand,
  ListCommand,
  ListFilesCommand,
  MakeCommand,
  Model,
  NewFile,
  OpenContentCommand,
  PriceBook,
  PriceQuote,
  PriceRow,
  Principal,
  StoredFile,
  Video,
  VideoPage,
} from '../core/index.ts';
import type { SignedLink } from '../assets/index.ts';
import type { PriceLists } from '../ledger/index.ts';
import type { Claim } from '../queue/index.ts';
import { pruneEvents, type Follower, type Webhooks } from '../webhooks/index.ts';
import type { MakingParts } from './making.ts';
import { checkContent } from './check-content.ts';
import { advanceVideo } from './advance-video.ts';
import { makeVideo, quoteVideo } from './make-video.ts';
import { createCharacter, deleteCharacter, findOwnCharacter } from './characters.ts';
import { findModel } from './check-capabilities.ts';
import { createVideo } from './create-video.ts';
import { deleteVideo } from './delete-video.ts';
import type { EngineParts } from './engine.ts';
import { expireVideos } from './expire-videos.ts';
import { extendVideo } from './extend-video.ts';
import { followEvents, type FollowedEvents } from './follow-events.ts';
import {
  createFile,
  deleteFile,
  expireFiles,
  findOwnFile,
  listFiles,
  openFile,
  type FileContent,
} from './files.ts';
import { getBalance } from './get-balance.ts';
import { createGetVideo } from './get-video.ts';
import { forgetOldIdempotencyKeys } from './idempotency.ts';
import { createOpenLink, linkContent, linkFile, type OpenLink } from './link-content.ts';
import { listVideos } from './list-videos.ts';
import { createMoney, type Money } from './money.ts';
import { openContent, type VideoContent } from './open-content.ts';
import { createQueueTogether } from './queue-together.ts';
import { requireRoom } from './require-room.ts';
import { editVideo, remixVideo } from './remix-video.ts';
import { setPrices } from './set-prices.ts';
import { requestCancel } from './request-cancel.ts';
import { waitForEnd, type Patience } from './wait-for-end.ts';

export interface Engine {
  /** The same request under the same idempotency key makes one video; null is no key. */
  makeVideo(
    principal: Principal,
    command: MakeCommand,
    idempotencyKey: string | null,
  ): Promise<Video>;
  /** What the same would cost; throws whatever making it would throw. */
  quoteVideo(principal: Principal, command: MakeCommand): Promise<PriceQuote>;
  readonly money: Money;
  readonly prices: PriceLists;
  /** From now on, for what is asked for from now on. */
  setPrices(rows: readonly PriceRow[], actor: string): Promise<PriceBook>;
  getVideo(principal: Principal, command: GetCommand): Promise<Video>;
  /** The video when it has ended, or as it is when the time is over. */
  waitForEnd(principal: Principal, patience: Patience): Promise<Video>;
  listVideos(principal: Principal, command: ListCommand): Promise<VideoPage>;
  deleteVideo(principal: Principal, command: DeleteCommand): Promise<Video>;
  /** Records the wish; the video ends a moment later. */
  cancelVideo(principal: Principal, command: CancelCommand): Promise<Video>;
  openContent(principal: Principal, command: OpenContentCommand): Promise<VideoContent>;
  followEvents(
    principal: Principal,
    command: FollowCommand,
    follower: Follower,
  ): Promise<FollowedEvents>;
  readonly webhooks: Pick<Webhooks, 'run'>;
  listModels(): readonly Model[];
  getModel(command: GetModelCommand): Model;
  createFile(principal: Principal, command: CreateFileCommand): Promise<NewFile>;
  getFile(principal: Principal, command: FileCommand): Promise<StoredFile>;
  listFiles(principal: Principal, command: ListFilesCommand): Promise<FilePage>;
  deleteFile(principal: Principal, command: FileCommand): Promise<StoredFile>;
  openFile(principal: Principal, command: FileCommand): Promise<FileContent>;
  createCharacter(principal: Principal, command: CreateCharacterCommand): Promise<Character>;
  getCharacter(principal: Principal, command: CharacterCommand): Promise<Character>;
  deleteCharacter(principal: Principal, command: CharacterCommand): Promise<Character>;
  getBalance(principal: Principal): Promise<AccountBalance>;
  /** A link to a completed video's bytes that needs no key, good for as long as they are kept. */
  linkContent(video: Video, variant: ContentVariant): SignedLink | null;
  linkFile(file: StoredFile): SignedLink;
  /** To be awaited before links are made, so that they are signed with a secret that is still good. */
  refreshLinks(): Promise<void>;
  readonly openLink: OpenLink;
  /** For workers: one step of the job that makes a video. */
  advanceVideo(claim: Claim, signal: AbortSignal): Promise<void>;
  /** To be called every now and then: removes what expired and what crashes left behind. */
  keepHouse(): Promise<void>;
}

export function createEngine(parts: EngineParts): Engine {
  const getVideo = createGetVideo(parts.database);
  const maker = { ...parts, queueTogether: createQueueTogether(parts) };
  return {
    makeVideo: (principal, command, idempotencyKey) =>
      makeVideo(maker, principal, command, idempotencyKey, (making) =>
        startMaking(making, principal, command),
      ),
    quoteVideo: (principal, command) =>
      quoteVideo(maker, (making) => startMaking(making, principal, command)),
    money: createMoney(parts.database, parts.clock),
    prices: parts.prices,
    setPrices: (rows, actor) => setPrices(parts, rows, actor),
    getVideo,
    waitForEnd: (principal, patience) => waitForEnd(parts, getVideo, principal, patience),
    followEvents: (principal, command, follower) =>
      followEvents(parts, principal, command, follower),
    listVideos: (principal, command) => listVideos(parts, principal, command),
    deleteVideo: (principal, command) => deleteVideo(parts, principal, command),
    cancelVideo: (principal, command) => requestCancel(parts, principal, command),
    openContent: (principal, command) => openContent(parts, getVideo, principal, command),
    linkContent: (video, variant) => linkContent(parts, video, variant),
    linkFile: (file) => linkFile(parts, file),
    refreshLinks: () => parts.assets.links.refresh(),
    openLink: createOpenLink(parts),
    getBalance: (principal) => getBalance(parts, principal),
    webhooks: parts.webhooks,
    listModels: () => [...parts.models.models.values()],
    getModel: ({ model }) => findModel(parts.models, model),
    createFile: (principal, command) => createFile(parts, principal, command),
    getFile: (principal, { fileId }) => findOwnFile(parts, principal, fileId),
    listFiles: (principal, command) => listFiles(parts, principal, command),
    deleteFile: (principal, command) => deleteFile(parts, principal, command),
    openFile: (principal, command) => openFile(parts, principal, command),
    createCharacter: (principal, command) => createCharacter(parts, principal, command),
    getCharacter: (principal, command) => findOwnCharacter(parts, principal, command.characterId),
    deleteCharacter: (principal, command) => deleteCharacter(parts, principal, command),
    advanceVideo: (claim, signal) => advanceVideo(parts, claim, signal),
    async keepHouse() {
      await expireVideos(parts);
      await expireFiles(parts);
      await parts.assets.sweep();
      await forgetOldIdempotencyKeys(parts.database, parts.clock.now());
      await pruneEvents(parts.database, parts.clock);
    },
  };
}

async function startMaking(
  parts: MakingParts,
  principal: Principal,
  command: MakeCommand,
): Promise<Video> {
  await requireRoom(parts.assets);
  if (command.kind !== 'create') await checkContent(parts, command.prompt);
  switch (command.kind) {
    // Looks at its reference images as well.
    case 'create':
      return await createVideo(parts, principal, command);
    case 'remix':
      return await remixVideo(parts, principal, command);
    case 'edit':
      return await editVideo(parts, principal, command);
    case 'extend':
      return await extendVideo(parts, principal, command);
  }
}
