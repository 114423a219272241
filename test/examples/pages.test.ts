/**
 * The programs of the vendors' pages run as they are printed: only the host, the key and the ids of
 * videos are replaced, and where one uploads a picture, its path.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createGatewayClient } from '../support/gateway-client.ts';
import { readPage, replacePrinted, type PrintedProgram } from './read-page.ts';

const TIMEOUT_MS = 180_000;
const SAMPLE_ID = 'video_68f10985d6c4819097007665bdcfba5f';

const { baseUrl, apiKey } = inject('gateway');
const run = promisify(execFile);

const portrait = createCanvas(720, 1280);

let folder: string;
let sora: string;
let veo: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-pages-'));
  const client = createGatewayClient({ baseUrl, apiKey }, folder);
  const wish = { prompt: 'a lake at noon', seconds: '4' };
  sora = (await client.make('', { ...wish, model: 'sora-2', size: '720x1280' })).id;
  veo = (await client.make('', { ...wish, model: 'veo3.1-fast', size: '1280x720' })).id;
  await writeFile(join(folder, 'ref.jpg'), portrait.toBuffer('image/jpeg'));
}, TIMEOUT_MS);
afterAll(() => rm(folder, { recursive: true }));

interface Language {
  readonly extension: string;
  readonly command: readonly [string, ...string[]];
  readonly needs: readonly string[];
  /** Succeeds where the packages that the program names are there: they are another's to install. */
  probe?(text: string): readonly [string, ...string[]];
}

/** The program's own path is `$1`. */
function compile(command: string): Language['command'] {
  return ['sh', '-c', `${command} && "$1.out"`, 'sh'];
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  bash: { extension: 'sh', command: ['bash'], needs: ['bash', 'curl', 'jq'] },
  javascript: { extension: 'mjs', command: [process.execPath], needs: [] },
  python: {
    extension: 'py',
    command: ['python3'],
    needs: ['python3'],
    probe: (text) => {
      const modules = [...text.matchAll(/^(?:import|from) (\w+)/gm)].map(([, name]) => name);
      return ['python3', '-c', `import ${modules.join(', ')}`];
    },
  },
  go: { extension: 'go', command: ['go', 'run'], needs: ['go'] },
  java: { extension: 'java', command: ['java'], needs: ['java'] },
  php: { extension: 'php', command: ['php'], needs: ['php'] },
  ruby: { extension: 'rb', command: ['ruby'], needs: ['ruby'] },
  c: {
    extension: 'c',
    command: compile('gcc -o "$1.out" "$1" -lcurl'),
    needs: ['gcc', 'curl-config'],
  },
  ocaml: {
    extension: 'ml',
    command: compile(
      'ocamlfind ocamlopt -thread -linkpkg -package cohttp-lwt-unix,yojson -o "$1.out" "$1"',
    ),
    needs: ['ocamlfind'],
    probe: () => ['ocamlfind', 'query', 'cohttp-lwt-unix', 'yojson'],
  },
  r: {
    extension: 'r',
    command: ['Rscript'],
    needs: ['Rscript'],
    probe: (text) => {
      const libraries = text.match(/^library\(\w+\)$/gm) ?? [];
      return ['Rscript', '-e', libraries.join(';')];
    },
  },
};

function hasProgram(name: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((path) => path !== '' && existsSync(join(path, name)));
}

function canRun({ language, text }: PrintedProgram): boolean {
  const { needs, probe } = LANGUAGES[language] ?? { needs: ['?'] };
  if (!needs.every(hasProgram)) return false;
  if (probe === undefined) return true;
  const [program, ...args] = probe(text);
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What it printed and saved; rejects with its complaint when it ends with another code than 0. */
async function runPrinted(
  { language, place, text }: PrintedProgram,
  replacements: Readonly<Record<string, string>>,
): Promise<string> {
  const { extension, command } = LANGUAGES[language] ?? { extension: '', command: [''] };
  const path = join(folder, `program_${place}.${extension}`);
  await writeFile(path, replacePrinted(text, replacements));
  const [program, ...args] = command;
  const env = { ...process.env, TOKEN: apiKey, VIDEO_ID: sora };
  // A folder of its own, so that what is saved is this program's.
  const cwd = await mkdtemp(join(folder, 'saved-'));
  const { stdout } = await run(program, [...args, path], { cwd, env, timeout: TIMEOUT_MS });
  const saved = await Promise.all((await readdir(cwd)).map((name) => describeSaved(cwd, name)));
  return [stdout, ...saved].join('\n');
}

async function describeSaved(parent: string, name: string): Promise<string> {
  const type = (await readFile(join(parent, name))).toString('latin1', 4, 8);
  return `${name} is ${type === 'ftyp' ? 'an mp4' : 'no mp4'}`;
}

/** So that the next program does not wait for the videos of the last. */
async function forget(printed: string): Promise<void> {
  for (const [id] of printed.matchAll(/\b(?:video_[0-9a-f]{48}|task_[0-9A-Z]{26})\b/g)) {
    if (id === sora || id === veo) continue;
    const headers = { authorization: `Bearer ${apiKey}` };
    await fetch(`${baseUrl}/openai/v1/videos/${id}`, { method: 'DELETE', headers });
  }
}

function describePage(
  name: string,
  replacements: () => Readonly<Record<string, string>>,
  expected: (program: PrintedProgram) => RegExp,
): void {
  describe(name, () => {
    for (const program of readPage(name)) {
      // Where an interpreter or a package is missing there is nothing to run.
      test.skipIf(!canRun(program))(
        `program ${program.place}, ${program.language}`,
        async () => {
          const printed = await runPrinted(program, replacements());
          expect(printed).toMatch(expected(program));
          await forget(printed);
        },
        TIMEOUT_MS,
      );
    }
  });
}

describePage(
  'ezmodel-remix',
  () => ({
    'https://www.ezmodel.cloud': `${baseUrl}/ezmodel`,
    YOUR_API_KEY: apiKey,
    [SAMPLE_ID]: sora,
  }),
  ({ text }) => {
    if (text.includes('Step 3'))
      return /Done![\s\S]*original_video.mp4 is an mp4\nremix_video.mp4 is an mp4/;
    return text.includes('Remixed from')
      ? /Remixed from: video_[0-9a-f]{48}/
      : /"remixed_from_video_id": ?"video_[0-9a-f]{48}"/;
  },
);

describePage(
  'apimart-extend',
  () => ({
    'https://api.apimart.ai': `${baseUrl}/apimart`,
    '<token>': apiKey,
    '{task_id}': veo,
    // A gateway of one's own need not have a certificate.
    'http.use_ssl = true': 'http.use_ssl = false',
  }),
  () => /submitted[\s\S]*task_[0-9A-Z]{26}|task_[0-9A-Z]{26}[\s\S]*submitted/,
);

describePage(
  'hingnet-create',
  () => ({
    'https://models.hingnet.com.cn': `${baseUrl}/hingnet`,
    '/absolute/path/to/ref.jpg': join(folder, 'ref.jpg'),
    // Nobody may be asked for a picture from a test.
    'https://example.com/ref.jpg': portrait.toDataURL('image/png'),
  }),
  () => /"id":"video_[0-9a-f]{48}".*"status":"queued".*"seconds":"8","size":"720x1280"/,
);

describePage(
  'hingnet-remix',
  () => ({ 'https://models.hingnet.com.cn': `${baseUrl}/hingnet` }),
  ({ text }) =>
    text.includes('while true')
      ? /^\nremix_video_[0-9a-f]{48}.mp4 is an mp4$/
      : /"remixed_from_video_id":"video_/,
);
