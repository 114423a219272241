/** Where bytes are kept, as an operator writes it: `file:…` or `s3://bucket/prefix?…`. */

export interface FolderLocation {
  readonly kind: 'folder';
  readonly folder: string;
}

export interface BucketLocation {
  readonly kind: 'bucket';
  readonly bucket: string;
  /** Without slashes at its ends; empty for the whole bucket. */
  readonly prefix: string;
  /** The origin of the service. */
  readonly endpoint: string;
  readonly region: string;
  /** `path`: endpoint/bucket/key. `host`: bucket.endpoint/key, as Amazon wants it. */
  readonly addressing: 'path' | 'host';
  /** Null when the URL brings none, and another place is to be asked. */
  readonly accessKeyId: string | null;
  readonly secretAccessKey: string | null;
}

export type StorageLocation = FolderLocation | BucketLocation;

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^[A-Za-z0-9._/-]*$/;
const REGION = /^[A-Za-z0-9-]{1,50}$/;
const PARAMETERS: ReadonlySet<string> = new Set(['endpoint', 'region', 'addressing']);

/** Null when it is none. */
export function parseStorageLocation(text: string): StorageLocation | null {
  const folder = /^file:(?:\/\/)?(.+)$/.exec(text)?.[1];
  if (folder !== undefined) return { kind: 'folder', folder };
  return text.startsWith('s3://') && URL.canParse(text) ? parseBucket(new URL(text)) : null;
}

function parseBucket(url: URL): BucketLocation | null {
  const { searchParams } = url;
  const region = searchParams.get('region') ?? 'us-east-1';
  const endpoint = parseOrigin(
    searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`,
  );
  const addressing =
    searchParams.get('addressing') ?? (searchParams.has('endpoint') ? 'path' : 'host');
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
  const isKnown = [...searchParams.keys()].every((name) => PARAMETERS.has(name));
  if (!isKnown || !BUCKET.test(url.hostname) || !PREFIX.test(prefix)) return null;
  if (endpoint === null || !REGION.test(region)) return null;
  if (addressing !== 'path' && addressing !== 'host') return null;
  return {
    kind: 'bucket',
    bucket: url.hostname,
    prefix,
    endpoint,
    region,
    addressing,
    accessKeyId: url.username === '' ? null : decodeURIComponent(url.username),
    secretAccessKey: url.password === '' ? null : decodeURIComponent(url.password),
  };
}

/** A service behind a path of its own cannot be signed for in a way that all of them understand. */
function parseOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin, pathname } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' ? origin : null;
}
