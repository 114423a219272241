/**
 * Runs one job in a child process and outlives whatever happens there.
 *
 * When the promise settles, the child is gone: what it left behind may be removed, and nothing
 * writes to it any more.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { parseChildMessage, type ChildJob, type ChildMessage } from './child-messages.ts';
import { RenderError } from './render-error.ts';
import { silenceLimitMs } from './silence-limit.ts';

/** Of JavaScript objects only; pixels live outside this heap. */
const HEAP_LIMIT_MEGABYTES = 512;
/** Two threads have one each; more only lets garbage lie about that holds on to native memory. */
const YOUNG_HEAP_MEGABYTES = 2;
/** Enough of a native library's last words; the log is no place for megabytes. */
const KEPT_STDERR_CHARACTERS = 4_000;

/** A child ignores these once it runs; one that has just been started may still die of them. */
const STOPPED_FROM_OUTSIDE: ReadonlySet<NodeJS.Signals | null> = new Set([
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
] as const);

/**
 * For the allocator of Linux; others ignore it. Large pictures are given back at once instead of
 * being kept in each thread's own store. Those of figures, made for each frame, are not: memory that
 * the system hands out anew costs more than drawing into it.
 */
const ALLOCATOR = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '8388608',
};

export interface ChildRun {
  readonly job: ChildJob;
  /** The only files that JavaScript in the child may write. */
  readonly writablePaths: readonly string[];
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly onProgress: (fraction: number) => void;
}

/** Resolves to the pictures that the job made, as base64. */
export async function runChild(run: ChildRun): Promise<readonly string[]> {
  if (run.signal.aborted) throw new RenderError('aborted', 'aborted before the child was started');
  const child = startChild(run.writablePaths);
  const ending = await superviseChild(child, run);
  if (ending instanceof RenderError) throw ending;
  return ending.pictures;
}

/**
 * Started with nothing that it does not need: nothing of our environment, no right to start programs, no
 * files to write but its own. Native code is not held back by this, only by the process boundary.
 */
function startChild(writablePaths: readonly string[]): ChildProcess {
  // The child runs from source or from a build, whichever this file is part of.
  const entry = new URL(`./child-main${extname(import.meta.url)}`, import.meta.url);
  const codeFolder = compiledCodeFolder();
  const child = fork(entry, {
    env: codeFolder === null ? ALLOCATOR : { ...ALLOCATOR, NODE_COMPILE_CACHE: codeFolder },
    execArgv: [
      `--max-old-space-size=${HEAP_LIMIT_MEGABYTES}`,
      `--max-semi-space-size=${YOUNG_HEAP_MEGABYTES}`,
      '--expose-gc',
      '--permission',
      '--allow-addons',
      '--allow-worker',
      '--allow-fs-read=*',
      ...writablePaths.map((path) => `--allow-fs-write=${path}`),
      ...(codeFolder === null ? [] : [`--allow-fs-write=${codeFolder}/*`]),
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'json',
  });
  lowerPriority(child);
  return child;
}

/**
 * Where children keep their compiled modules, if this process keeps its own: half a second less on
 * a busy machine. Beside ours and not among them, because a child's word is not to be trusted.
 */
function compiledCodeFolder(): string | null {
  const own = getCompileCacheDir();
  return own === undefined ? null : join(dirname(own), 'reprise-renderer');
}

/**
 * The gateway must answer while videos render. Done from outside and at once, because on Linux the
 * value belongs to a thread and only threads started afterwards inherit it.
 */
function lowerPriority(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The child has ended already, which its exit reports, or the system forbids it: only slower.
  }
}

type Ending = Extract<ChildMessage, { type: 'done' }> | RenderError;

function superviseChild(child: ChildProcess, run: ChildRun): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  let ending: Ending | null = null;
  let lastWords = '';
  let progress = 0;
  const end = (reason: Ending): void => {
    ending ??= reason;
    child.kill('SIGKILL');
  };
  const onAbort = (): void => end(new RenderError('aborted', 'aborted by the caller'));
  const deadline = setTimeout(
    () => end(new RenderError('timeout', `not finished after ${run.timeoutMs} ms`)),
    run.timeoutMs,
  );
  const silenceMs = silenceLimitMs(run.job);
  const silence = setTimeout(
    () => end(new RenderError('timeout', `no sign of life for ${silenceMs} ms`)),
    silenceMs,
  );
  const finish = (reason: Ending): void => {
    clearTimeout(deadline);
    clearTimeout(silence);
    run.signal.removeEventListener('abort', onAbort);
    resolve(reason);
  };
  run.signal.addEventListener('abort', onAbort, { once: true });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-KEPT_STDERR_CHARACTERS);
  });
  child.on('message', (value) => {
    if (ending !== null) return;
    silence.refresh();
    const message = parseChildMessage(value);
    if (message === null) end(new RenderError('crashed', 'the child sent a malformed message'));
    else if (message.type === 'failed') end(new RenderError(message.kind, message.detail));
    else if (message.type === 'done') end(message);
    else if (message.fraction > progress) run.onProgress((progress = message.fraction));
  });
  child.on('error', (error) => {
    // A child that could not be started never closes.
    if (child.pid === undefined) finish(new RenderError('crashed', error.message));
  });
  child.on('close', (code, signal) => {
    const how = `the child ended with code ${code}, signal ${signal}: ${lastWords}`;
    const kind = STOPPED_FROM_OUTSIDE.has(signal) ? 'aborted' : 'crashed';
    finish(ending ?? new RenderError(kind, how));
  });
  child.send(run.job, (error) => {
    // A child that died before it could read is reported by its exit.
    if (error !== null) lastWords += error.message;
  });
  return promise;
}
