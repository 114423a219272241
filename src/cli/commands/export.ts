/** `reprise export`: takes a project's videos out, with all that is known of them. */
import type { Command } from 'commander';
import { createQuietContext, type Surroundings } from '../command-context.ts';
import { openExportFolder } from '../export-folder.ts';
import { exportProject, MANIFEST_PATH, type ExportItem } from '../export-project.ts';
import { openExportTar } from '../export-tar.ts';
import { formatBytes } from '../format-quantity.ts';
import { UsageError } from '../usage-error.ts';

interface ExportOptions {
  readonly project: string;
  readonly json?: boolean;
}

export function addExportCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('export')
    .summary("copy a project's videos, what is known of them, and its statement")
    .description(
      "Copy a project's videos, what is known of them, and the statement of its money into a folder or one tar archive. Into a folder, started again it goes on where it was stopped. `sha256sum -c SHA256SUMS` in the folder verifies it.",
    )
    .argument('<target>', 'a folder, made if it is not there, or a file that ends in .tar')
    .option('--project <id>', 'whose videos', 'proj_default')
    .option('--json', 'print one JSON object instead of text')
    .action((target: string, options: ExportOptions) => run(surroundings, target, options));
}

async function run(
  surroundings: Surroundings,
  path: string,
  { project, json: isJson = false }: ExportOptions,
): Promise<void> {
  const { config, logger, output, signal, clock, loadLocalParts } =
    createQuietContext(surroundings);
  const { openStorage } = await loadLocalParts();
  const access = await openStorage(config, logger);
  try {
    if ((await access.projects.findProject(project)) === null) {
      throw new UsageError(`There is no project "${project}".`);
    }
    const exportedAt = clock.now();
    const target = path.endsWith('.tar')
      ? await openExportTar(path, exportedAt)
      : await openExportFolder(path, MANIFEST_PATH);
    const source = {
      projectId: project,
      items: untilStopped(access.exportVideos(project), signal),
      statement: access.formatStatement(project),
      exportedAt,
    };
    const { videos, files } = await exportProject(target, source, (file) => {
      if (!isJson && !file.isOld) output.print(file.path);
    });
    const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    const fresh = files.filter(({ isOld }) => !isOld).length;
    if (isJson)
      output.printJson({ target: path, project, videos, files: files.length, fresh, sizeBytes });
    else {
      output.note(
        `${videos} videos, ${files.length} files (${formatBytes(sizeBytes)}), ${fresh} of them new.`,
      );
    }
  } finally {
    await access.close();
  }
}

async function* untilStopped(
  items: AsyncIterable<ExportItem>,
  signal: AbortSignal,
): AsyncGenerator<ExportItem> {
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
}
