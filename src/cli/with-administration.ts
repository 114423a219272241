/** Gives a command the projects, keys and money of this installation, for as long as it lasts. */
import type { Administration } from '../app/index.ts';
import { createQuietContext, type CommandContext, type Surroundings } from './command-context.ts';

export async function withAdministration(
  surroundings: Surroundings,
  work: (administration: Administration, context: CommandContext) => Promise<void>,
): Promise<void> {
  const context = createQuietContext(surroundings);
  const { openAdministration } = await context.loadLocalParts();
  const administration = await openAdministration(context.config, context.logger);
  try {
    await work(administration, context);
  } finally {
    await administration.close();
  }
}
