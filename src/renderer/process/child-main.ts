/** Entry of the renderer's child process: takes one job, reports, and waits to be ended. */
import { rmSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { extname } from 'node:path';
import type { ChildJob, ChildMessage } from './child-messages.ts';
import { startDrawingThread } from './drawing-thread.ts';
import { guardMemory, memoryLimitBytes } from './memory-guard.ts';
import { renderedFiles } from './rendered-files.ts';
import { toFailure } from './to-failure.ts';

/** Set once known, so that a sudden end can tidy up. */
let unfinishedPaths: readonly string[] = [];

/**
 * The parent has died or let go: nobody wants the result. A signal to itself, because an ordinary
 * exit would wait for native work in other threads.
 */
function endWithParent(): void {
  for (const path of unfinishedPaths) rmSync(path, { force: true });
  process.kill(process.pid, 'SIGKILL');
}

function report(message: ChildMessage): void {
  // After the parent's death the channel is closed, and `endWithParent` follows at once.
  if (process.connected) process.send?.(message);
}

function reportProgress(fraction: number): void {
  report({ type: 'progress', fraction });
}

function reportDone(pictures: readonly string[]): void {
  // By now, because the parent ends this process at the next message.
  flushCompileCache();
  report({ type: 'done', pictures });
}

/** Native code may be stuck, so the end is a signal to itself here too. */
function limitMemory({ width, height }: { readonly width: number; readonly height: number }): void {
  guardMemory(memoryLimitBytes(width * height), (usedBytes) => {
    process.stderr.write(`the child used ${usedBytes} bytes of memory\n`, () => endWithParent());
  });
}

function paintWorker(): URL {
  return new URL(`../footage/paint-worker${extname(import.meta.url)}`, import.meta.url);
}

async function runJob(job: ChildJob): Promise<readonly string[]> {
  // Loaded only now: nothing slow may come before the parent's death can be noticed.
  switch (job.type) {
    case 'render': {
      unfinishedPaths = renderedFiles(job.outputPath).all;
      limitMemory(job.scene);
      const thread = startDrawingThread(new URL(job.drawWorker));
      const { runRenderJob } = await import('./run-render-job.ts');
      await runRenderJob(job, thread, reportProgress);
      return [];
    }
    case 'remake': {
      unfinishedPaths = renderedFiles(job.outputPath).all;
      limitMemory(job.footage);
      // First in JavaScript alone: native code is loaded only for a file that passed.
      const { probeFootage } = await import('../footage/probe-footage.ts');
      const probed = await probeFootage(job.sourcePath);
      const thread = startDrawingThread(paintWorker());
      const { runRemakeJob } = await import('./run-remake-job.ts');
      await runRemakeJob(job, probed, thread, reportProgress);
      return [];
    }
    case 'extract_stills': {
      const { decodeStills } = await import('../stills/decode-stills.ts');
      const { encodePng } = await import('../stills/encode-png.ts');
      const stills = await decodeStills(job.videoPath, () => job.timesSeconds);
      const pictures = await Promise.all(stills.map((still) => encodePng(still)));
      return pictures.map((picture) => picture.toString('base64'));
    }
    case 'draw_side_by_side': {
      const { drawRows } = await import('../stills/draw-rows.ts');
      return [(await drawRows(job.rows)).toString('base64')];
    }
  }
}

// A terminal and a service manager send these to every process at once. Whether the rendering
// stops is for the parent to decide, which knows what the video's state must become.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', endWithParent);
process.once('message', (job: ChildJob) => {
  runJob(job).then(reportDone, (error: unknown) => report(toFailure(error)));
});
if (!process.connected) endWithParent();
