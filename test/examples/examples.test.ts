/** Every program in examples/ runs to its end against a gateway; each checks what it gets itself. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '..', '..', 'examples');
const TIMEOUT_MS = 120_000;

const { baseUrl, apiKey } = inject('gateway');
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-examples-'));
});
afterAll(() => rm(folder, { recursive: true }));

function hasProgram(name: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((path) => path !== '' && existsSync(join(path, name)));
}

/** What it printed; rejects with its complaint when it ends with another code than 0. */
async function runExample(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, [...args], {
    cwd: folder,
    env: { ...process.env, REPRISE_BASE_URL: baseUrl, REPRISE_API_KEY: apiKey },
    timeout: TIMEOUT_MS,
  });
  return stdout;
}

const EXAMPLES: readonly {
  readonly file: string;
  readonly program: string;
  readonly args?: readonly string[];
  readonly needs: readonly string[];
}[] = [
  { file: 'openai-sdk.mjs', program: process.execPath, needs: [] },
  { file: 'webhooks.mjs', program: process.execPath, needs: [] },
  { file: 'fetch.mjs', program: process.execPath, needs: [] },
  { file: 'workflow.sh', program: 'bash', needs: ['bash', 'curl', 'jq'] },
  { file: 'ezmodel.py', program: 'python3', needs: ['python3'] },
  { file: 'main.go', program: 'go', args: ['run'], needs: ['go'] },
  { file: 'SoraRemix.java', program: 'java', needs: ['java'] },
  { file: 'extend.php', program: 'php', needs: ['php'] },
  { file: 'extend.rb', program: 'ruby', needs: ['ruby'] },
];

describe.each(EXAMPLES)('$file', ({ file, program, args = [], needs }) => {
  // Where an interpreter is missing there is nothing to run; the report shows it as skipped.
  test.skipIf(!needs.every(hasProgram))(
    `runs as printed (${needs.join(', ') || 'node'})`,
    async () => {
      const printed = await runExample(program, ...args, join(FOLDER, file));
      expect(printed).toMatch(/verything was as/);
    },
    TIMEOUT_MS,
  );

  test.skipIf(!needs.every(hasProgram))(
    'ends with a failure where nothing answers',
    async () => {
      const env = { ...process.env, REPRISE_BASE_URL: 'http://127.0.0.1:9', REPRISE_API_KEY: 'x' };
      const command = [...args, join(FOLDER, file)];
      await expect(
        run(program, command, { cwd: folder, env, timeout: TIMEOUT_MS }),
      ).rejects.toThrow();
    },
    TIMEOUT_MS,
  );
});

test('every example is run, and listed in the README', async () => {
  // The configuration is an example of another kind; README and reprise.yaml are no programs.
  const files = (await readdir(FOLDER)).filter((name) => !/\.(md|yaml)$/.test(name));
  expect(EXAMPLES.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
});
