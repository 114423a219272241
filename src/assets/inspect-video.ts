/**
 * Says what an uploaded video is, from its index alone and without native code.
 *
 * An index can be made to keep its reader busy. What promises more than it holds is refused first;
 * the rest is read in a process of its own that has no environment, no right to write or start
 * anything, little memory and little time; a thread would take the gateway along when it runs out
 * of memory.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { hasSoundIndex } from '../lib/has-sound-index.ts';

export interface VideoHeader {
  readonly mediaType: 'video/mp4';
  /** Pixels as a player shows them. */
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number;
}

const HEADER = z.object({
  mediaType: z.literal('video/mp4'),
  width: z.int().positive(),
  height: z.int().positive(),
  durationSeconds: z.number().positive(),
});

const HEAP_LIMIT_MEGABYTES = 64;
/**
 * An honest file takes a fraction of a second, and the worst of a hundred forged ones took 2.2 s
 * on a machine with ten times as much to do as it can: this is plenty.
 */
const TIME_LIMIT_MS = 10_000;
/** Whoever sends many at once waits for himself. */
const PROCESSES_AT_ONCE = 2;

const waiting: (() => void)[] = [];
let freePlaces = PROCESSES_AT_ONCE;

/** Null for anything but a whole mp4 with exactly one video track that can be decoded. */
export async function inspectVideo(bytes: Uint8Array): Promise<VideoHeader | null> {
  if (!isMp4(bytes) || !hasSoundIndex(bytes)) return null;
  if (freePlaces > 0) freePlaces -= 1;
  else await new Promise<void>((resolve) => void waiting.push(resolve));
  try {
    return await readInOtherProcess(bytes);
  } finally {
    const next = waiting.shift();
    if (next === undefined) freePlaces += 1;
    else next();
  }
}

/** What does not even begin like one is not worth a process. */
function isMp4(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(4, 8)).toString('latin1') === 'ftyp';
}

async function readInOtherProcess(bytes: Uint8Array): Promise<VideoHeader | null> {
  const child = startChild();
  const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT_MS);
  try {
    // It may die before it has read everything.
    child.stdin?.on('error', () => undefined).end(bytes);
    const [answer] = await Promise.all([
      child.stdout === null ? '' : text(child.stdout),
      once(child, 'close'),
    ]);
    return HEADER.safeParse(parseJson(answer)).data ?? null;
  } finally {
    clearTimeout(timer);
  }
}

function startChild(): ChildProcess {
  // It runs from source or from a build, whichever this file is part of.
  const entry = new URL(`./inspect-video-worker${extname(import.meta.url)}`, import.meta.url);
  const options = [
    `--max-old-space-size=${HEAP_LIMIT_MEGABYTES}`,
    '--permission',
    '--allow-fs-read=*',
  ];
  return spawn(process.execPath, [...options, fileURLToPath(entry)], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

function parseJson(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return null;
  }
}
