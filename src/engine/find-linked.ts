/** Recognises a URL as one of the gateway's own signed links, whatever host it was asked at. */
import { AssetMissingError, type AssetLink, type StoredAsset } from '../assets/index.ts';
import type { Principal } from '../core/index.ts';
import type { EngineParts } from './engine.ts';
import { FIND_LINKED } from './video-statements.ts';

export interface Linked {
  readonly assetId: string;
  readonly asset: StoredAsset;
  /** Else it belongs to a video's result. */
  readonly isFile: boolean;
}

/** Null unless the link is good and what it leads to belongs to the principal's own project. */
export async function findLinked(
  { assets, database }: Pick<EngineParts, 'assets' | 'database'>,
  { projectId }: Principal,
  url: string,
): Promise<Linked | null> {
  const link = parseLink(url);
  if (link === null) return null;
  const { assetId } = link;
  const { rows } = await database.query<{ isFile: boolean; isResult: boolean }>(FIND_LINKED, [
    assetId,
    projectId,
  ]);
  const { isFile, isResult } = rows[0] ?? { isFile: false, isResult: false };
  if (!isFile && !isResult) return null;
  try {
    return { assetId, isFile, asset: await assets.findSigned(link) };
  } catch (error) {
    if (error instanceof AssetMissingError) return null;
    throw error;
  }
}

/** By the path's end alone: a proxy may have put something before it. */
function parseLink(url: string): AssetLink | null {
  if (!URL.canParse(url)) return null;
  const { pathname, searchParams } = new URL(url);
  const assetId = /\/files\/(asset_[a-z0-9_]{1,80})\.[a-z0-9]{1,5}$/.exec(pathname)?.[1];
  const expires = Number(searchParams.get('expires'));
  const signature = searchParams.get('signature');
  if (assetId === undefined || signature === null || !Number.isSafeInteger(expires)) return null;
  return { assetId, expires, signature };
}
