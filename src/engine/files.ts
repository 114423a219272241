/** Files that callers keep here to refer to by their ids. */
import { AssetMissingError, inspectImage, type StoredAsset } from '../assets/index.ts';
import { RepriseError } from '../core/index.ts';
import type {
  CreateFileCommand,
  FileCommand,
  FilePage,
  ListFilesCommand,
  NewFile,
  Principal,
  StoredFile,
} from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { randomHex } from '../lib/random.ts';
import type { EngineParts } from './engine.ts';
import {
  countKept,
  deleteFileRow,
  findFile,
  insertFile,
  listExpiredFiles,
  listStoredFiles,
} from './file-store.ts';
import { releaseUnused, removeAssets } from './release-assets.ts';
import { storeUploads } from './store-uploads.ts';

/** Of files and characters together: what is kept for good must have a bound. */
const MAX_KEPT = 1000;
const UNKNOWN_TYPE = 'application/octet-stream';

export async function createFile(
  engine: EngineParts,
  principal: Principal,
  { name, purpose, bytes, expiresAfterSeconds, onlyImages }: CreateFileCommand,
): Promise<NewFile> {
  await refuseTooMany(engine, principal);
  // What its owner says of its type is not believed: it would come back as what we say.
  const mediaType = inspectImage(bytes)?.mediaType ?? UNKNOWN_TYPE;
  if (onlyImages && mediaType === UNKNOWN_TYPE) {
    throw new RepriseError('reference_not_an_image', { param: 'file' });
  }
  const createdAt = engine.clock.now();
  const expiresAtMs = createdAt.getTime() + (expiresAfterSeconds ?? 0) * 1000;
  const record = {
    id: `file-${randomHex(16)}`,
    projectId: principal.projectId,
    name,
    purpose,
    sizeBytes: bytes.byteLength,
    createdAt,
    expiresAt: expiresAfterSeconds === null ? null : new Date(expiresAtMs),
  };
  const upload = { kind: 'upload', mediaType, bytes } as const;
  const add = async (
    transaction: Queryable,
    [assetId = '']: readonly string[],
  ): Promise<StoredFile> => {
    const file = { ...record, assetId };
    await insertFile(transaction, file);
    return file;
  };
  return { ...(await storeUploads(engine, principal, [upload], add)), mediaType };
}

/** To be asked before something more is kept; two at once may go beyond it by one. */
export async function refuseTooMany(
  { database }: EngineParts,
  principal: Principal,
): Promise<void> {
  if ((await countKept(database, principal)) < MAX_KEPT) return;
  throw new RepriseError('file_limit_reached', {
    publicText: `The project has ${MAX_KEPT} files and characters, as many as it may: delete some.`,
  });
}

/** Throws `file_not_found`. `param` names the field the id came in, if it was not the path. */
export async function findOwnFile(
  { database, clock }: EngineParts,
  principal: Principal,
  fileId: string,
  param?: string,
): Promise<StoredFile> {
  const file = await findFile(database, principal, fileId, clock.now());
  if (file === null) throw fileNotFound(fileId, param);
  return file;
}

export function fileNotFound(fileId: string, param?: string): RepriseError {
  const shownId = fileId.length > 100 ? `${fileId.slice(0, 100)}…` : fileId;
  return new RepriseError('file_not_found', {
    publicText: `No such file: '${shownId}'.`,
    ...(param === undefined ? {} : { param }),
  });
}

export async function listFiles(
  engine: EngineParts,
  principal: Principal,
  command: ListFilesCommand,
): Promise<FilePage> {
  const { after, limit } = command;
  const cursor = after === null ? null : await findCursor(engine, principal, after);
  // One more than asked for tells whether there is another page.
  const wanted = { ...command, limit: limit + 1 };
  const now = engine.clock.now();
  const files = await listStoredFiles(engine.database, principal, wanted, cursor, now);
  return { files: files.slice(0, limit), hasMore: limit > 0 && files.length > limit };
}

async function findCursor(
  { database, clock }: EngineParts,
  principal: Principal,
  after: string,
): Promise<StoredFile> {
  const file = await findFile(database, principal, after, clock.now());
  if (file !== null) return file;
  throw new RepriseError('invalid_parameter', {
    param: 'after',
    publicText: "'after' must be the id of one of your files, the last of the page before.",
  });
}

/** Its bytes go as well, as soon as no video needs them. */
export async function deleteFile(
  engine: EngineParts,
  principal: Principal,
  { fileId }: FileCommand,
): Promise<StoredFile> {
  const file = await findOwnFile(engine, principal, fileId);
  if (!(await dropFile(engine, file))) throw fileNotFound(fileId);
  return file;
}

export async function expireFiles(engine: EngineParts): Promise<void> {
  for (const file of await listExpiredFiles(engine.database, engine.clock.now())) {
    await dropFile(engine, file);
  }
}

async function dropFile(engine: EngineParts, { id, assetId }: StoredFile): Promise<boolean> {
  const released = await engine.database.transaction(async (transaction) => {
    if (!(await deleteFileRow(transaction, id))) return null;
    return await releaseUnused(transaction, engine, [assetId]);
  });
  if (released === null) return false;
  await removeAssets(engine, released);
  return true;
}

export interface FileContent {
  readonly file: StoredFile;
  readonly asset: StoredAsset;
}

export async function openFile(
  engine: EngineParts,
  principal: Principal,
  { fileId }: Pick<FileCommand, 'fileId'>,
  param?: string,
): Promise<FileContent> {
  const file = await findOwnFile(engine, principal, fileId, param);
  const orGone = async <Value>(looking: Promise<Value>): Promise<Value> => {
    try {
      return await looking;
    } catch (error) {
      // It may have been deleted between two lookups.
      if (error instanceof AssetMissingError) throw fileNotFound(fileId, param);
      throw error;
    }
  };
  const asset = await orGone(engine.assets.find(file.assetId));
  const open: StoredAsset['open'] = (range) => orGone(asset.open(range));
  return { file, asset: { ...asset, open } };
}
