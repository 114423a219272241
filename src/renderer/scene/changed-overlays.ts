/** What lies over the picture after what a prompt says. */
import type { Match, OverlayWish } from '../understanding/understanding.ts';
import { MAX_OVERLAYS } from './scene-schema.ts';
import type { Overlay, OverlayPlace } from './scene.ts';

/** The part of the video that a prompt speaks of: all of it, or what an extension adds. */
export interface Stretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Long enough to be read, and never so long that it is there all the time. */
const SHOWN_SECONDS = 3;
const MOST_OF_STRETCH = 0.45;

/** Null where nothing lies over the picture. */
export function changedOverlays(
  overlays: readonly Overlay[],
  matched: readonly Match[],
  stretch: Stretch,
): readonly Overlay[] | null {
  let changed = [...overlays];
  for (const { concept, value, wish, overlay } of matched) {
    if (concept !== 'overlay') continue;
    if (wish === 'unwanted') changed = withoutKind(changed, value, stretch);
    else if (overlay !== undefined) changed = withOverlay(changed, overlay, stretch);
  }
  return changed.length === 0 ? null : changed.slice(-MAX_OVERLAYS);
}

/** What was shown before the stretch begins was shown: there it only fades. */
function withoutKind(overlays: readonly Overlay[], kind: string, stretch: Stretch): Overlay[] {
  return overlays.flatMap((overlay) => {
    if (overlay.kind !== kind) return [overlay];
    if (stretch.startSeconds === 0) return [];
    const { untilSeconds } = overlay;
    const isOver = untilSeconds !== null && untilSeconds <= stretch.startSeconds;
    return [isOver ? overlay : { ...overlay, untilSeconds: stretch.startSeconds }];
  });
}

function withOverlay(overlays: readonly Overlay[], wish: OverlayWish, stretch: Stretch): Overlay[] {
  const { kind, text } = wish;
  const isSameKind = (overlay: Overlay): boolean => overlay.kind === kind;
  // "Change the text to …" names neither time nor place: what is there keeps both.
  const saysNothingElse = wish.moment === null && wish.place === null;
  if (saysNothingElse && stretch.startSeconds === 0 && overlays.some(isSameKind)) {
    return overlays.map((overlay) => (isSameKind(overlay) ? { ...overlay, text } : overlay));
  }
  const added = placed(wish, stretch);
  const remaining = overlays.filter(
    (overlay) =>
      overlay.place !== added.place ||
      overlay.fromSeconds !== added.fromSeconds ||
      overlay.untilSeconds !== added.untilSeconds,
  );
  return [...remaining, added];
}

function placed({ kind, text, cue, ...said }: OverlayWish, stretch: Stretch): Overlay {
  const { startSeconds, endSeconds } = stretch;
  const moment = said.moment ?? (cue === 'title' ? 'start' : 'throughout');
  const shown = Math.min(SHOWN_SECONDS, (endSeconds - startSeconds) * MOST_OF_STRETCH);
  const place = said.place ?? usualPlace(cue, moment);
  if (moment === 'start') {
    return { kind, text, place, fromSeconds: startSeconds, untilSeconds: startSeconds + shown };
  }
  if (moment === 'end') {
    return { kind, text, place, fromSeconds: endSeconds - shown, untilSeconds: endSeconds };
  }
  const fromSeconds = startSeconds === 0 ? null : startSeconds;
  return { kind, text, place, fromSeconds, untilSeconds: null };
}

/** At the start or the end it is what one looks at; all the time it keeps out of the way. */
function usualPlace(cue: OverlayWish['cue'], moment: 'start' | 'end' | 'throughout'): OverlayPlace {
  if (cue === 'subtitle') return 'bottom';
  if (cue === 'watermark') return 'bottom_right';
  if (moment !== 'throughout') return 'centre';
  return cue === 'logo' ? 'bottom_right' : 'bottom';
}
