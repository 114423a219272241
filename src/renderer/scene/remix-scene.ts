/** Remixes a scene: what the prompt asks changes, in every segment, and nothing else. */
import { isDeepStrictEqual } from 'node:util';
import { understandPrompt } from '../understanding/understand-prompt.ts';
import { changedLooks } from './changed-looks.ts';
import { changedOverlays } from './changed-overlays.ts';
import { changedShots } from './changed-shots.ts';
import { reportHidden } from './drawn-where.ts';
import type { PlannedScene } from './planned-scene.ts';
import { reportUnchanged } from './report-unshown.ts';
import { atFirst, atOnce, turnSegments } from './turn-looks.ts';
import type { Scene, Segment, Shot } from './scene.ts';

/** Seed, size, length and the times of the segments always stay, and with them the layout. */
export function remixScene(source: Scene, prompt: string): PlannedScene {
  const isCut = source.segments.some(({ shot }) => shot !== undefined);
  const understanding = atOnce(understandPrompt(prompt, source.subjects), ({ later }) =>
    isCut ? later !== undefined : later === 'if_new',
  );
  const { setting, subjects, counts, colours, postures, camera, heading, ...rest } = source;
  const { pace, segments, ...others } = rest;
  const { overlays = [], ...kept } = others;
  const opening: Shot = {
    setting,
    subjects,
    camera,
    ...(counts === undefined ? {} : { counts }),
    ...(colours === undefined ? {} : { colours }),
    ...(postures === undefined ? {} : { postures }),
    ...(heading === undefined ? {} : { heading }),
    ...(pace === undefined ? {} : { pace }),
  };
  const cuts = segments.flatMap(({ shot }) => (shot === undefined ? [] : [shot]));
  const [changedOpening = opening, ...changedCuts] = changedShots(
    [opening, ...cuts],
    understanding,
  );
  const looks = changedLooks(
    segments.map((segment) => segment.look),
    atFirst(understanding),
  );
  const keptSegments = segments.map((segment, index): Segment => {
    const shot = segment.shot === undefined ? undefined : changedCuts.shift();
    return {
      ...segment,
      look: looks[index] ?? segment.look,
      ...(shot === undefined ? {} : { shot }),
    };
  });
  const first = keptSegments[0]!;
  const turned = turnSegments(first.look, understanding, {
    startSeconds: 0,
    endSeconds: source.durationSeconds,
  });
  const changedSegments = turned.length === 0 ? withoutIdle(keptSegments) : [first, ...turned];
  const newOverlays = changedOverlays(overlays, understanding.matched, {
    startSeconds: 0,
    endSeconds: source.durationSeconds,
  });
  return {
    scene: {
      ...kept,
      ...changedOpening,
      segments: changedSegments,
      ...(newOverlays === null ? {} : { overlays: newOverlays }),
    },
    understanding: reportUnchanged(
      reportHidden(understanding, changedOpening.subjects, changedOpening.setting),
      { shots: [opening, ...cuts], looks: segments.map(({ look }) => look) },
      {
        shots: [changedOpening, ...changedSegments.flatMap(({ shot }) => shot ?? [])],
        looks: changedSegments.map(({ look }) => look),
      },
    ),
  };
}

/** Where a change in the course of a scene changes nothing any more, it takes no picture of its own. */
function withoutIdle(segments: readonly Segment[]): Segment[] {
  return segments.filter(
    ({ blendSeconds, look }, index) =>
      blendSeconds === undefined || !isDeepStrictEqual(look, segments[index - 1]?.look),
  );
}
