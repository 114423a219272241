/** What a file of a media type is called at its end. */

const EXTENSION_BY_TYPE: ReadonlyMap<string, string> = new Map([
  ['video/mp4', 'mp4'],
  ['video/webm', 'webm'],
  ['video/quicktime', 'mov'],
  ['image/webp', 'webp'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
]);

/** `bin` for what is not known. */
export function fileExtension(mediaType: string): string {
  return EXTENSION_BY_TYPE.get(mediaType) ?? 'bin';
}
