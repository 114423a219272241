/** The programs that a vendor's page prints, with what stands for the reader's own replaced. */
import { readFileSync } from 'node:fs';

export interface PrintedProgram {
  readonly language: string;
  /** The first is 1. */
  readonly place: number;
  readonly text: string;
}

export function readPage(name: string): readonly PrintedProgram[] {
  const page = readFileSync(new URL(`pages/${name}.txt`, import.meta.url), 'utf8');
  const blocks = page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, language = '', text = ''], index) => ({
    language,
    place: index + 1,
    text,
  }));
}

/** Fails where a vendor's host would be left: the program would then be run against it. */
export function replacePrinted(
  text: string,
  replacements: Readonly<Record<string, string>>,
): string {
  const own = Object.entries(replacements).reduce(
    (result, [printed, replacement]) => result.replaceAll(printed, replacement),
    text,
  );
  const [host] = /https:\/\/[\w./-]+/.exec(own) ?? [];
  if (host !== undefined) throw new Error(`${host} is not replaced`);
  return own;
}
