#!/usr/bin/env -S node --max-semi-space-size=8
/**
 * Starts the command line, on the Node that npm installed with us when the one at hand is too old.
 *
 * This file is all that an old Node ever reads, so it keeps to what Node 14 understands: built-in
 * modules without the "node:" prefix, no await outside functions, no TypeScript.
 */
import { spawn } from 'child_process';
import { existsSync, realpathSync } from 'fs';
import module, { createRequire } from 'module';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const OLDEST_NODE = '22.19';
/**
 * In megabytes, as in the first line and in package.json: loading the program would else leave tens
 * of megabytes of empty young heap in memory for good. Once Node runs it is too late to ask.
 */
const YOUNG_HEAP = '--max-semi-space-size=8';
const FORWARDED_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'];

/** Node 22.19 is the first that runs TypeScript without a flag and has all that our packages use. */
function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 19);
}

/** The program that the npm package "node" carries, or undefined when its install script never ran. */
function findBundledNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json');
    const program = join(dirname(manifest), 'bin', 'node');
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A copy of us on the other Node, in a process group of its own: a signal to our group, as a
 * terminal sends it, then reaches the copy once, through us, and not a second time directly, which
 * a program that is stopping would take for a wish to stop at once.
 */
function runOn(program) {
  const args = [YOUNG_HEAP, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const child = spawn(program, args, {
    detached: true,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const forward = (signal) => child.kill(signal);
  FORWARDED_SIGNALS.forEach((signal) => process.on(signal, forward));
  child.on('error', (error) => fail(`${program} does not start: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    FORWARDED_SIGNALS.forEach((name) => process.removeListener(name, forward));
    process.kill(process.pid, signal);
  });
}

/** The copy must not outlive whoever started it, not even when that one is killed outright. */
function stopWithParent() {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

function fail(reason) {
  process.stderr.write(`reprise needs Node ${OLDEST_NODE} or newer; ${reason}\n`);
  process.exit(1);
}

if (isNewEnough(process.versions.node)) {
  if (process.channel) stopWithParent();
  if (module.enableCompileCache) module.enableCompileCache();
  import('../src/cli/main.ts');
} else {
  const bundled = findBundledNode();
  if (bundled === undefined) {
    fail(`this is ${process.versions.node}, and "npm ci" has not installed its own yet`);
  } else if (realpathSync(bundled) === realpathSync(process.execPath)) {
    fail(`the installed one is ${process.versions.node}: run "npm ci" again`);
  } else {
    runOn(bundled);
  }
}
