/**
 * Runs every check that needs no running gateway: `npm run check`, or some of them by name:
 * `npm run check -- lint types`.
 */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** In the order of how soon they answer; a new check is one more line. */
const STEPS: readonly { name: string; command: readonly [string, ...string[]] }[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'types', command: ['tsc'] },
  { name: 'studio types', command: ['tsc', '-p', 'web'] },
  { name: 'kernel', command: ['node', 'scripts/build-kernel.ts', '--check'] },
  { name: 'settings table', command: ['node', 'scripts/write-settings-table.ts', '--check'] },
  { name: 'error tables', command: ['node', 'scripts/write-error-tables.ts', '--check'] },
  {
    name: 'configuration guide',
    command: ['node', 'scripts/write-configuration-guide.ts', '--check'],
  },
  { name: 'dead code', command: ['knip'] },
  { name: 'house rules', command: ['vitest', 'run', '--project', 'house', '--reporter=dot'] },
];

interface Outcome {
  isGood: boolean;
  output: string;
}

/** The tools are those that npm installed here, whatever else is on the machine. */
function runStep(command: readonly [string, ...string[]]): Promise<Outcome> {
  const [program, ...options] = command;
  const path = [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  return new Promise((resolve) => {
    const child = spawn(program, options, {
      cwd: ROOT,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ isGood: false, output: `${error.message}\n` }));
    child.on('close', (code) =>
      resolve({ isGood: code === 0, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}

function chooseSteps(names: readonly string[]): typeof STEPS {
  const unknown = names.find((name) => STEPS.every((step) => step.name !== name));
  if (unknown === undefined) {
    return names.length === 0 ? STEPS : STEPS.filter(({ name }) => names.includes(name));
  }
  const known = STEPS.map(({ name }) => name).join(', ');
  process.stderr.write(`There is no check "${unknown}"; there are: ${known}.\n`);
  process.exit(2);
}

let failures = 0;
for (const { name, command } of chooseSteps(process.argv.slice(2))) {
  const startedAt = performance.now();
  const { isGood, output } = await runStep(command);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${isGood ? 'ok    ' : 'FAILED'}  ${name.padEnd(16)} ${seconds} s\n`);
  if (isGood) continue;
  failures += 1;
  process.stdout.write(`\n$ ${command.join(' ')}\n${output}\n`);
}
process.exitCode = failures === 0 ? 0 : 1;
