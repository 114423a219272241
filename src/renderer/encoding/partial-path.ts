/** Where a file grows before it is complete; beside its final place, so that a rename is atomic. */

export function partialPath(outputPath: string): string {
  return `${outputPath}.partial`;
}
