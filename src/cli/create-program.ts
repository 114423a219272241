/** The command line as a whole: what there is, and how help and complaints look. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Surroundings } from './command-context.ts';
import { addCancelCommand } from './commands/cancel.ts';
import { addAssetsCommand } from './commands/assets.ts';
import { addConformanceCommand } from './commands/conformance.ts';
import { addCreateCommand } from './commands/create.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addDownloadCommand } from './commands/download.ts';
import { addEditCommand } from './commands/edit.ts';
import { addExportCommand } from './commands/export.ts';
import { addExtendCommand } from './commands/extend.ts';
import { addKeysCommand } from './commands/keys.ts';
import { addLedgerCommand } from './commands/ledger.ts';
import { addListCommand } from './commands/list.ts';
import { addProjectsCommand } from './commands/projects.ts';
import { addRemixCommand } from './commands/remix.ts';
import { addServeCommand } from './commands/serve.ts';
import { addWebhooksCommand } from './commands/webhooks.ts';
import { addWatchCommand } from './commands/watch.ts';

const NOTES = `
Examples:
  reprise serve
  reprise create "A sailing boat crosses a calm lake" --seconds 8 --size 1280x720 --watch -o boat.mp4
  reprise remix video_123 "at night, in heavy rain" -o night.mp4
  reprise list --json | jq -r '.data[].id'

Commands talk to the gateway at REPRISE_BASE_URL with REPRISE_API_KEY; without these to the one that
runs on this data folder (REPRISE_DATA_DIR, by default ./data); and when none runs, to one of their
own for as long as they last.

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped with Ctrl-C.
`;

export function createProgram(surroundings: Surroundings): Command {
  const { output } = surroundings;
  const program = new Command('reprise')
    .description('The Videos API, self-hosted: make, remix and extend videos from prompts.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpCommand(createHelpCommand())
    .addHelpText('after', NOTES)
    .showHelpAfterError('Add --help to see how it is used.')
    .configureOutput({
      writeOut: (text) => output.stdout.write(text),
      writeErr: (text) => output.stderr.write(text),
      getOutHelpWidth: () => output.stdout.columns ?? 100,
      getErrHelpWidth: () => output.stderr.columns ?? 100,
    })
    .exitOverride();
  program.commandsGroup('The gateway:');
  addServeCommand(program, surroundings);
  addProjectsCommand(program, surroundings);
  addKeysCommand(program, surroundings);
  addLedgerCommand(program, surroundings);
  addDoctorCommand(program, surroundings);
  addAssetsCommand(program, surroundings);
  addExportCommand(program, surroundings);
  addWebhooksCommand(program, surroundings);
  program.commandsGroup('Making videos:');
  addCreateCommand(program, surroundings);
  addRemixCommand(program, surroundings);
  addEditCommand(program, surroundings);
  addExtendCommand(program, surroundings);
  program.commandsGroup('Getting at them:');
  addWatchCommand(program, surroundings);
  addCancelCommand(program, surroundings);
  addDownloadCommand(program, surroundings);
  addListCommand(program, surroundings);
  program.commandsGroup('More:');
  addDemoCommand(program, surroundings);
  addConformanceCommand(program, surroundings);
  return program;
}

/** Commander would list its own under a heading of its own. */
function createHelpCommand(): Command {
  return new Command('help')
    .argument('[command]')
    .description('print help for a command')
    .helpGroup('More:');
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return String((manifest as { version: unknown }).version);
}
