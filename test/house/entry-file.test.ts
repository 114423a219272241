/** bin/reprise.js hands over to the Node that npm installed, and stays what an old Node can read. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REPOSITORY_ROOT } from './repository-files.ts';

const ENTRY = join(REPOSITORY_ROOT, 'bin', 'reprise.js');

/** Stands for the command line: says how it was started, then does what its first argument says. */
const MAIN = `
const [, , command, value] = process.argv;
process.stdout.write(JSON.stringify({ command, isCopy: process.connected === true }) + '\\n');
if (command === 'exit') process.exitCode = Number(value);
if (command === 'die') process.kill(process.pid, 'SIGKILL');
if (command === 'serve') {
  let signals = 0;
  setInterval(() => {}, 1000);
  process.on('SIGTERM', () => {
    signals += 1;
    setTimeout(() => process.exit(signals), 200);
  });
  process.stdout.write('ready\\n');
}
`;

/** Makes the Node that reads it first look old; the copy it starts does not read it. */
const PRETEND_OLD = `
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.1' } });
`;

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'reprise-entry-')));
  for (const folder of ['bin', 'src/cli']) mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(ENTRY, join(root, 'bin', 'reprise.js'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'src', 'cli', 'main.ts'), MAIN);
  writeFileSync(join(root, 'old.mjs'), PRETEND_OLD);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The package "node" as npm leaves it, with this very Node in it. */
function installBundledNode(): void {
  const folder = join(root, 'node_modules', 'node');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"node","version":"24.0.0"}');
  const script = `#!/bin/sh\nexec "${process.execPath}" "$@"\n`;
  writeFileSync(join(folder, 'bin', 'node'), script, { mode: 0o755 });
}

function start(age: 'old' | 'new', ...args: string[]): ChildProcess {
  const options = age === 'old' ? ['--import', join(root, 'old.mjs')] : [];
  return spawn(process.execPath, [...options, join(root, 'bin', 'reprise.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

async function finish(child: ChildProcess) {
  const output: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const [code, signal] = await once(child, 'close');
  return { code, signal, output: output.join('') };
}

describe('under a new Node', () => {
  it('runs the command line itself', async () => {
    const { code, output } = await finish(start('new', 'exit', '3'));
    expect(JSON.parse(output)).toEqual({ command: 'exit', isCopy: false });
    expect(code).toBe(3);
  });
});

describe('under an old Node', () => {
  it('hands over to the installed one and ends as it ends', async () => {
    installBundledNode();
    const { code, output } = await finish(start('old', 'exit', '3'));
    expect(JSON.parse(output)).toEqual({ command: 'exit', isCopy: true });
    expect(code).toBe(3);
    expect(await finish(start('old', 'die'))).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  it('passes a signal to its group on once', async () => {
    installBundledNode();
    const child = start('old', 'serve');
    const finished = finish(child);
    let seen = '';
    for await (const chunk of child.stdout ?? []) {
      seen += chunk;
      if (seen.includes('ready')) break;
    }
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    expect(await finished).toMatchObject({ code: 1, signal: null });
  });

  it('says in one line what is missing', async () => {
    const { code, output } = await finish(start('old', 'serve'));
    expect(code).toBe(1);
    expect(output).toMatch(
      /^reprise needs Node 22\.19 or newer; this is 20\.11\.1, .*"npm ci".*\n$/,
    );
  });
});

describe('the file', () => {
  it.each([
    ['the "node:" prefix', /from 'node:/],
    ['await outside a function', /^await /m],
    ['optional calls and assignments', /\?\.\(|\?\?=|\|\|=|&&=/],
  ])('does without %s', (_, pattern) => {
    expect(readFileSync(ENTRY, 'utf8')).not.toMatch(pattern);
  });
});
