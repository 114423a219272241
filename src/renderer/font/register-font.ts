/** Makes the bundled font known to the drawing library; fonts of the machine are never used. */
import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';

const FAMILY = 'Reprise Sans';

/** The name to draw with. Only those who set text pay for loading it. */
export function registerFont(): string {
  if (!GlobalFonts.has(FAMILY)) {
    const path = fileURLToPath(new URL('noto-sans-sc-bold.woff2', import.meta.url));
    if (GlobalFonts.registerFromPath(path, FAMILY) === null) {
      throw new Error(`the font ${path} cannot be read`);
    }
  }
  return FAMILY;
}
