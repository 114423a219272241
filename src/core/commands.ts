/** What a caller can ask for, in one neutral form that every dialect decodes into. */
import type { StoredFile } from './stored-file.ts';
import type { WebhookCommand } from './webhooks.ts';
import type { ContentVariant, Video, VideoStatus } from './video.ts';

/** An image the caller sent along, as it came. */
export type ReferenceInput =
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly param: string }
  | { readonly kind: 'url'; readonly url: string; readonly param: string }
  | { readonly kind: 'file'; readonly fileId: string; readonly param: string };

/** Where a caller wants to be told of this one video's end. */
export interface CallbackInput {
  readonly url: string;
  readonly param: string;
  /** In whose words; null means the caller's. */
  readonly dialect: string | null;
}

export interface CreateCommand {
  readonly kind: 'create';
  readonly prompt: string;
  /** Null means the default model. */
  readonly model: string | null;
  /** Null means the model's default. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly durationSeconds: number | null;
  /** The first becomes the first frame. */
  readonly references: readonly ReferenceInput[];
  /** Whom the prompt calls by name, at most two; a dialect that knows no characters leaves it out. */
  readonly characterIds?: readonly string[];
  readonly callback?: CallbackInput;
}

/** The same video with one thing changed. */
export interface RemixCommand {
  readonly kind: 'remix';
  readonly sourceVideoId: string;
  /** What the request calls the source's id, where that is not `video_id`. */
  readonly sourceParam?: string;
  readonly prompt: string;
  readonly callback?: CallbackInput;
}

/** What a video is changed from: another one of the caller's, or an mp4 sent along. */
export type SourceInput =
  /** `param` is what the request calls it, where that is not `video`. */
  | { readonly kind: 'video'; readonly videoId: string; readonly param?: string }
  | { readonly kind: 'upload'; readonly bytes: Buffer; readonly param: string };

/** A remix by the name the Videos API gave it last. */
export interface EditCommand {
  readonly kind: 'edit';
  readonly source: SourceInput;
  readonly prompt: string;
  /** Of an upload, null means the default model; else it must be the source's if it is given. */
  readonly model: string | null;
  readonly callback?: CallbackInput;
}

export interface ExtendCommand {
  readonly kind: 'extend';
  readonly source: SourceInput;
  readonly prompt: string;
  readonly addedSeconds: number;
  /** Whether the result is the source followed by the new part, or only the latter. */
  readonly keepsSource: boolean;
  /** Of an upload, null means the default model; else it must be the source's if it is given. */
  readonly model: string | null;
  /** Where a request says something of the size: those that it may mean. One must be the source's. */
  readonly sizes?: readonly { readonly width: number; readonly height: number }[];
  readonly callback?: CallbackInput;
}

export interface GetCommand {
  readonly kind: 'get';
  readonly videoId: string;
}

export interface ListCommand {
  readonly kind: 'list';
  /** The last id of the page before. */
  readonly after: string | null;
  /** 0–100. */
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  /** Only videos that stand so; all where it is left out. */
  readonly statuses?: readonly VideoStatus[];
  /** Only what was made from this one. */
  readonly sourceVideoId?: string;
}

export interface DeleteCommand {
  readonly kind: 'delete';
  readonly videoId: string;
}

/** Stops the making of a video; one that has ended already stays as it is. */
export interface CancelCommand {
  readonly kind: 'cancel';
  readonly videoId: string;
}

export interface OpenContentCommand {
  readonly kind: 'open_content';
  readonly videoId: string;
  readonly variant: ContentVariant;
  /** How long to wait for a video that is not finished, before saying so; 0 says so at once. */
  readonly waitSeconds: number;
}

/** Not a command of a dialect: the same for all of them. */
export interface FollowCommand {
  /** Null means all videos of the project. */
  readonly videoId: string | null;
  /** The last event that was seen; null at the first time. */
  readonly lastEventId: string | null;
}

export interface ListModelsCommand {
  readonly kind: 'list_models';
}

export interface GetModelCommand {
  readonly kind: 'get_model';
  readonly model: string;
}

export interface CreateFileCommand {
  readonly kind: 'create_file';
  readonly name: string;
  readonly purpose: string;
  readonly bytes: Buffer;
  /** Null keeps it until it is deleted. */
  readonly expiresAfterSeconds: number | null;
  /** Refuses what no reference could be. */
  readonly onlyImages: boolean;
}

export interface ListFilesCommand {
  readonly kind: 'list_files';
  /** The last id of the page before. */
  readonly after: string | null;
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  /** Only files of this purpose; null means all. */
  readonly purpose: string | null;
}

export interface FileCommand {
  readonly kind: 'get_file' | 'delete_file' | 'open_file';
  readonly fileId: string;
}

export interface CreateCharacterCommand {
  readonly kind: 'create_character';
  readonly name: string;
  /** An mp4 that shows it. */
  readonly clip: { readonly bytes: Buffer; readonly param: string };
}

export interface CharacterCommand {
  readonly kind: 'get_character' | 'delete_character';
  readonly characterId: string;
}

/** What the asking project has left, and what it has spent. */
export interface GetBalanceCommand {
  readonly kind: 'get_balance';
}

/** What makes a video: costs money, and counts against limits. */
export type MakeCommand = CreateCommand | RemixCommand | EditCommand | ExtendCommand;

export type Command =
  | CreateCommand
  | RemixCommand
  | EditCommand
  | ExtendCommand
  | GetCommand
  | ListCommand
  | DeleteCommand
  | CancelCommand
  | OpenContentCommand
  | ListModelsCommand
  | GetModelCommand
  | CreateFileCommand
  | ListFilesCommand
  | (FileCommand & { readonly kind: 'get_file' })
  | (FileCommand & { readonly kind: 'delete_file' })
  | (FileCommand & { readonly kind: 'open_file' })
  | CreateCharacterCommand
  | (CharacterCommand & { readonly kind: 'get_character' })
  | (CharacterCommand & { readonly kind: 'delete_character' })
  | GetBalanceCommand
  | WebhookCommand;

export interface FilePage {
  readonly files: readonly StoredFile[];
  readonly hasMore: boolean;
}

export interface VideoPage {
  readonly videos: readonly Video[];
  readonly hasMore: boolean;
}

export interface AccountBalance {
  /** What may still be spent, credit included; null where there is no limit. */
  readonly remainingMicros: number | null;
  /** Set aside for videos in the making: neither left nor spent. */
  readonly heldMicros: number;
  readonly usedMicros: number;
}
