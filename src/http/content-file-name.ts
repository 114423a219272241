/** Under what name a browser saves a video's content. */
import type { ContentVariant } from '../core/index.ts';
import { fileExtension } from '../lib/file-extension.ts';

const SUFFIX_BY_VARIANT: Readonly<Record<ContentVariant, string>> = {
  video: '',
  thumbnail: '',
  spritesheet: '-sprites',
};

export function contentFileName(
  videoId: string,
  variant: ContentVariant,
  { mediaType }: { readonly mediaType: string },
): string {
  return `${videoId}${SUFFIX_BY_VARIANT[variant]}.${fileExtension(mediaType)}`;
}
