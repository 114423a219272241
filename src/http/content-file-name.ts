/** Under what name a browser saves a video's content. */
import type { ContentVariant } from '../core/index.ts';

const SUFFIX_BY_VARIANT: Readonly<Record<ContentVariant, string>> = {
  video: '',
  thumbnail: '',
  spritesheet: '-sprites',
};

const EXTENSION_BY_TYPE: ReadonlyMap<string, string> = new Map([
  ['video/mp4', 'mp4'],
  ['image/webp', 'webp'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
]);

export function contentFileName(
  videoId: string,
  variant: ContentVariant,
  { mediaType }: { readonly mediaType: string },
): string {
  const extension = EXTENSION_BY_TYPE.get(mediaType) ?? 'bin';
  return `${videoId}${SUFFIX_BY_VARIANT[variant]}.${extension}`;
}
