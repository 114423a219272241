/** Chooses how progress is shown: a bar where there is a terminal, lines where there is none. */
import type { Clock } from '../lib/clock.ts';
import type { Output } from './output.ts';
import { createProgressBar } from './progress-bar.ts';
import type { ProgressDisplay } from './progress-display.ts';
import { createProgressLines } from './progress-lines.ts';

const NOTHING: ProgressDisplay = { show: () => {}, showFailure: () => {}, end: () => {} };

/** With `isJson` only the results are for reading; a bar must not stand among them either. */
export function createProgressDisplay(
  output: Output,
  clock: Clock,
  isJson: boolean,
): ProgressDisplay {
  const hasTerminal = output.stderr.isTTY === true;
  if (isJson && (!hasTerminal || output.stdout.isTTY === true)) return NOTHING;
  return hasTerminal ? createProgressBar(output.stderr, clock) : createProgressLines(output);
}
