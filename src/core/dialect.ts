/**
 * The contract between the HTTP server and a vendor's wire format. A dialect is a pure codec:
 * requests in, commands out; results in, replies out. It decides nothing and touches nothing.
 */
import type { JsonValue } from '../lib/json.ts';
import type {
  AccountBalance,
  Command,
  CreateCommand,
  FilePage,
  RemixCommand,
  VideoPage,
} from './commands.ts';
import type { RepriseError } from './errors/reprise-error.ts';
import type { VideoEvent } from './events.ts';
import type { Model } from './models.ts';
import type { Character, NewFile, StoredFile } from './stored-file.ts';
import type { Video } from './video.ts';
import type { WebhookResultOf } from './webhooks.ts';

export interface UploadedFile {
  readonly fieldName: string;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** A request as the server read it: bodies are parsed, files are in memory and bounded. */
export interface DialectRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** JSON, or the fields of a form with bracketed names nested; undefined without a body. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** What a reply may need besides the result itself. */
export interface EncodeContext {
  /** A link to the result that needs no key, for as long as the result is kept. */
  contentUrl(video: Video): string;
  /** A link to a file that needs no key, for as long as the file is kept. */
  fileUrl(file: StoredFile): string;
  /** When the reply is written, for what depends on how long something takes or is kept. */
  readonly now: Date;
}

/** What happened, as a receiver of webhooks or a reader of a stream gets it: JSON with its type. */
export interface EncodedEvent {
  readonly type: string;
  readonly [key: string]: JsonValue;
}

/** Null, and a dialect without words of its own for it, mean OpenAI's. */
export type EventEncoder = (dialectId: string | null, event: VideoEvent) => EncodedEvent;

/** A message to a receiver of webhooks, to be signed. */
export interface EventMessage {
  readonly event: EncodedEvent;
  /** The very text that is sent. */
  readonly body: string;
  /** Each signs; a receiver knows one of them. */
  readonly secrets: readonly string[];
  readonly sentAt: Date;
}

/** Headers beside those of Standard Webhooks, which every message has. */
export type EventSigner = (
  dialectId: string | null,
  message: EventMessage,
) => Readonly<Record<string, string>>;

export interface DialectReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What each command results in. What opens bytes is streamed by the server itself. */
export interface ResultOf extends WebhookResultOf {
  create: Video;
  remix: Video;
  edit: Video;
  extend: Video;
  get: Video;
  list: VideoPage;
  delete: Video;
  cancel: Video;
  list_models: readonly Model[];
  get_model: Model;
  create_file: NewFile;
  get_file: StoredFile;
  list_files: FilePage;
  delete_file: StoredFile;
  create_character: Character;
  get_character: Character;
  delete_character: Character;
  get_balance: AccountBalance;
}

export type EncodedKind = keyof ResultOf;

/** Some dialects say on the route of one command what others say on that of another. */
type DecodedOn<Kind extends EncodedKind> = Kind extends 'create'
  ? CreateCommand | RemixCommand
  : Extract<Command, { kind: Kind }>;

export interface EncodedRoute<Kind extends EncodedKind> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** In the server's pattern syntax, below the dialect's prefix: `/videos/:videoId`. */
  readonly path: string;
  readonly kind: Kind;
  /** Throws a RepriseError naming the parameter at fault. */
  decode(request: DialectRequest): DecodedOn<Kind>;
  encode(result: ResultOf[Kind], context: EncodeContext): DialectReply;
}

export interface ContentRoute {
  readonly method: 'GET';
  readonly path: string;
  readonly kind: 'open_content';
  decode(request: DialectRequest): Extract<Command, { kind: 'open_content' }>;
}

export interface FileContentRoute {
  readonly method: 'GET';
  readonly path: string;
  readonly kind: 'open_file';
  decode(request: DialectRequest): Extract<Command, { kind: 'open_file' }>;
}

export type DialectRoute =
  | { [Kind in EncodedKind]: EncodedRoute<Kind> }[EncodedKind]
  | ContentRoute
  | FileContentRoute;

/** What headers may tell of any answer. */
export interface ReplyFacts {
  readonly elapsedMs: number;
  /** Null where it is not known who asks. */
  readonly projectId: string | null;
}

export interface Dialect {
  readonly id: string;
  /** Where it alone is spoken; below `/v1` every dialect is. */
  readonly prefixes: readonly string[];
  /** A parameter of a path has the same name in every dialect: `:videoId`, `:fileId`. */
  readonly routes: readonly DialectRoute[];
  /** Present where a request below `/v1` can be unmistakably of this dialect by its body alone. */
  recognizes?(route: DialectRoute, request: DialectRequest): boolean;
  encodeError(error: RepriseError): DialectReply;
  /**
   * Present where what happened is told in other words than OpenAI's; null where the vendor has no
   * words for it. `publicUrl` is how callers reach the gateway, without a slash at its end.
   */
  encodeEvent?(event: VideoEvent, publicUrl: string | null): EncodedEvent | null;
  /** Present where the vendor's receivers verify another signature than Standard Webhooks'. */
  signEvent?(message: EventMessage): Readonly<Record<string, string>>;
  /** Present where the vendor has headers on every answer, errors and content included. */
  replyHeaders?(facts: ReplyFacts): Readonly<Record<string, string>>;
}
