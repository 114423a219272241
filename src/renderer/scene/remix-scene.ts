/** Remixes a scene: what the prompt asks changes, in every segment, and nothing else. */
import { isDeepStrictEqual } from 'node:util';
import { understandPrompt } from '../understanding/understand-prompt.ts';
import type { Understanding } from '../understanding/understanding.ts';
import { changedLooks } from './changed-looks.ts';
import { changedOverlays } from './changed-overlays.ts';
import { changedShots } from './changed-shots.ts';
import { reportHidden } from './drawn-where.ts';
import type { PlannedScene } from './planned-scene.ts';
import { reportUnchanged } from './report-unshown.ts';
import { atFirst, atOnce, turnSegments } from './turn-looks.ts';
import { withoutShown } from './shown-with.ts';
import type { Scene, Segment, Shot } from './scene.ts';

const MAX_REQUEST_CODE_POINTS = 40;

/** Seed, size, length and the times of the segments always stay, and with them the layout. */
export function remixScene(source: Scene, prompt: string): PlannedScene {
  const isCut = source.segments.some(({ shot }) => shot !== undefined);
  const understanding = atOnce(understandPrompt(prompt, source.subjects), ({ later }) =>
    isCut ? later !== undefined : later === 'if_new',
  );
  const { setting, subjects, counts, colours, postures, camera, pace, ...others } = source;
  const { flowers, segments, overlays = [], ...kept } = others;
  const opening: Shot = {
    setting,
    subjects,
    camera,
    ...(counts === undefined ? {} : { counts }),
    ...(colours === undefined ? {} : { colours }),
    ...(flowers === undefined ? {} : { flowers }),
    ...(postures === undefined ? {} : { postures }),
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
  const scene: Scene = {
    ...kept,
    ...changedOpening,
    segments: changedSegments,
    ...(newOverlays === null ? {} : { overlays: newOverlays }),
  };
  const shots = [changedOpening, ...changedSegments.flatMap(({ shot }) => shot ?? [])];
  const report = reportUnchanged(
    reportHidden(understanding, changedOpening.subjects, changedOpening.setting),
    { shots: [opening, ...cuts], looks: segments.map(({ look }) => look) },
    { shots, looks: changedSegments.map(({ look }) => look) },
  );
  return {
    scene,
    understanding: withoutShown(
      reportNothing(report, prompt),
      shots.map(({ setting: place }) => place),
    ),
  };
}

/** A request of which every word is a small one, "turn it around", must not be lost without a word. */
function reportNothing(report: Understanding, prompt: string): Understanding {
  const { matched, unknown, notDrawn } = report;
  const request = Array.from(prompt.trim()).slice(0, MAX_REQUEST_CODE_POINTS).join('');
  const isTold = request === '' || matched.length + unknown.length + notDrawn.length > 0;
  return isTold ? report : { ...report, unknown: [request] };
}

/** Where a change in the course of a scene changes nothing any more, it takes no picture of its own. */
function withoutIdle(segments: readonly Segment[]): Segment[] {
  return segments.filter(
    ({ blendSeconds, look }, index) =>
      blendSeconds === undefined || !isDeepStrictEqual(look, segments[index - 1]?.look),
  );
}
