/** How each dialect is spoken: what a client asks, and where it finds what it asked for. */
import { DIALECTS } from '../../src/dialects/index.ts';

export const DIALECT_IDS = [
  'openai',
  'hingnet',
  'ezmodel',
  'apimart',
  'newapi',
  'openrouter',
] as const;

export type DialectId = (typeof DIALECT_IDS)[number];

export interface Speaking {
  readonly create: string;
  /** What a create answers about itself. */
  id(body: Answer): unknown;
  read(id: string): string;
  status(body: Answer): unknown;
  /** Before anything happens, and when it is finished. */
  readonly words: readonly [string, string];
  /** When the result's time is over, as unix seconds; null where the vendor has no field for it. */
  readonly expiresAt: ((body: Answer) => unknown) | null;
  /** Path and body of a remix, or of what the vendor has in its place; null where it has none. */
  readonly remix: ((id: string, model: string) => readonly [string, object]) | null;
  /** What a failed video says of its failure. */
  failure(body: Answer): unknown;
  /** The status and code of a refusal to use what has expired. */
  readonly expired: readonly [number, string | number];
}

export interface Answer {
  readonly id?: string;
  readonly task_id?: string;
  readonly status?: string;
  readonly code?: number;
  readonly expires_at?: number;
  readonly error?: unknown;
  readonly data?: {
    readonly status: string;
    readonly error?: unknown;
    readonly result?: { readonly videos: readonly { readonly expires_at: number }[] };
  } & readonly { readonly task_id: string }[];
}

const prompt = 'at night';

const VIDEOS = {
  create: '/videos',
  id: ({ id }: Answer) => id,
  read: (id: string) => `/videos/${id}`,
  status: ({ status }: Answer) => status,
  expiresAt: ({ expires_at }: Answer) => expires_at,
  remix: (id: string): [string, object] => [`/videos/${id}/remix`, { prompt }],
  failure: ({ error }: Answer) => error,
  expired: [404, 'video_expired'],
} as const;

export const SPEAKING: Readonly<Record<DialectId, Speaking>> = {
  openai: { ...VIDEOS, words: ['queued', 'completed'] },
  hingnet: { ...VIDEOS, words: ['queued', 'success'] },
  ezmodel: {
    ...VIDEOS,
    words: ['queued', 'completed'],
    remix: (video_id) => ['/videos/remix', { video_id, prompt }],
    expired: [400, 'video_expired'],
  },
  apimart: {
    create: '/videos/generations',
    id: ({ data }) => data?.[0]?.task_id,
    read: (id) => `/tasks/${id}`,
    status: ({ data }) => data?.status,
    words: ['pending', 'completed'],
    expiresAt: ({ data }) => data?.result?.videos[0]?.expires_at,
    remix: (id, model) => [`/videos/${id}/remix`, { model, prompt }],
    failure: ({ data }) => data?.error,
    expired: [404, 404],
  },
  newapi: {
    ...VIDEOS,
    create: '/video/generations',
    id: ({ task_id }) => task_id,
    read: (id) => `/video/generations/${id}`,
    words: ['queued', 'completed'],
    expiresAt: null,
  },
  openrouter: {
    ...VIDEOS,
    words: ['pending', 'completed'],
    expiresAt: null,
    remix: null,
    expired: [404, 404],
  },
};

/** Below which its own paths are. */
export function prefixOf(dialect: DialectId): string {
  return DIALECTS.find(({ id }) => id === dialect)?.prefixes.at(-1) ?? '';
}
