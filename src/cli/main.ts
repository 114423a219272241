/** The program: joins the command line with this process's streams and signals, and ends it. */
import { systemClock } from '../lib/clock.ts';
import { loadLocalParts } from './local-parts.ts';
import { createOutput } from './output.ts';
import { runCommandLine } from './run-command-line.ts';
import { listenForStopSignals } from './stop-signals.ts';
import { closedOutputReason } from './stop-reasons.ts';

const stopping = new AbortController();
const output = createOutput(process.stdout, process.stderr, (error) =>
  stopping.abort(closedOutputReason(error)),
);
listenForStopSignals(process, systemClock, {
  ask: (reason) => stopping.abort(reason),
  now: (code) => process.exit(code),
});

const exitCode = await runCommandLine(process.argv.slice(2), {
  output,
  clock: systemClock,
  signal: stopping.signal,
  loadLocalParts,
});
// Sockets that are kept for reuse would hold the process for seconds; what is written goes out first.
process.stdout.write('', () => process.exit(exitCode));
