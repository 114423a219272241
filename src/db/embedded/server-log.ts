/** The file that the server writes its messages to. */
import { open, rename, stat, type FileHandle } from 'node:fs/promises';

const MAX_BYTES = 10_000_000;
const TAIL_BYTES = 4096;

/** Only a start can change the file, since the server keeps it open; one older file is kept. */
export async function openServerLog(path: string): Promise<FileHandle> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_BYTES) await rename(path, `${path}.1`);
  return await open(path, 'a', 0o600);
}

/** What was written after `offset`, at most its last few lines. */
export async function readServerLog(path: string, offset: number): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const start = Math.max(offset, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    return buffer.toString('utf8', 0, bytesRead).trim();
  } finally {
    await file.close();
  }
}
