/** The pages about errors, as the repository has them; read when one is opened. */
const pages = import.meta.glob<string>(
  ['../../../docs/errors/*.md', '!../../../docs/errors/README.md'],
  { query: '?raw', import: 'default' },
);

function pathOf(code: string): string {
  return `../../../docs/errors/${code}.md`;
}

export function hasErrorPage(code: string): boolean {
  return Object.hasOwn(pages, pathOf(code));
}

/** Null where there is none. */
export async function readErrorPage(code: string): Promise<string | null> {
  return hasErrorPage(code) ? ((await pages[pathOf(code)]?.()) ?? null) : null;
}
