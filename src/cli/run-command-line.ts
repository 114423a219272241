/** Runs one command from its arguments to its exit code. */
import { loadConfig, type Environment } from '../config/index.ts';
import type { Surroundings } from './command-context.ts';
import { createProgram } from './create-program.ts';
import { reportFailure } from './report-failure.ts';

/** Never rejects; `args` are those after the program's name. */
export async function runCommandLine(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  try {
    await createProgram(surroundings).parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return reportFailure(error, surroundings.output, showsStacks(surroundings.environment));
  }
}

/** Settings that cannot be read ask for nothing. */
function showsStacks(environment: Environment | undefined): boolean {
  try {
    return ['debug', 'trace'].includes(loadConfig(environment).logLevel);
  } catch {
    return false;
  }
}
