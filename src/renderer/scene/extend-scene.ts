/** Extends a scene: it goes on as it is, or, from its old end on, with the look the prompt asks for. */
import { isDeepStrictEqual } from 'node:util';
import { measureConfidence } from '../understanding/measure-confidence.ts';
import { isPlacePart } from '../understanding/resolve-place-colours.ts';
import { understandPrompt } from '../understanding/understand-prompt.ts';
import type { Match, Understanding } from '../understanding/understanding.ts';
import { changedOverlays } from './changed-overlays.ts';
import { changedLooks } from './changed-looks.ts';
import { showsSeason } from './drawn-where.ts';
import type { PlannedScene } from './planned-scene.ts';
import { reportBesideImage } from './report-beside-image.ts';
import type { Scene, Segment } from './scene.ts';
import { MAX_DURATION_SECONDS } from './scene.ts';
import { countOf } from './subject-numbers.ts';
import { MAX_SEGMENTS } from './scene-schema.ts';
import { shotOfSegment } from './shot-of-segment.ts';
import { atOnce } from './turn-looks.ts';

/** Throws a RangeError where the scene would become longer than a scene may be. */
export function extendScene(
  source: Scene,
  prompt: string,
  additionalSeconds: number,
): PlannedScene {
  const durationSeconds = source.durationSeconds + additionalSeconds;
  if (!(additionalSeconds > 0)) {
    throw new RangeError(`A scene is extended by more than 0 s, not by ${additionalSeconds} s.`);
  }
  if (durationSeconds > MAX_DURATION_SECONDS) {
    throw new RangeError(
      `A scene lasts at most ${MAX_DURATION_SECONDS} s; ` +
        `${source.durationSeconds} s and ${additionalSeconds} s more are ${durationSeconds} s.`,
    );
  }
  const understood = withoutImpossible(
    atOnce(understandPrompt(prompt, source.subjects), ({ later }) => later !== undefined),
    source,
  );
  const understanding = source.hasReferenceImage ? reportBesideImage(understood) : understood;
  const segments = extendedSegments(source, understanding);
  const { overlays = [], ...kept } = source;
  const newOverlays = changedOverlays(overlays, understanding.matched, {
    startSeconds: source.durationSeconds,
    endSeconds: durationSeconds,
  });
  return {
    scene: {
      ...kept,
      durationSeconds,
      segments,
      ...(newOverlays === null ? {} : { overlays: newOverlays }),
    },
    understanding,
  };
}

function extendedSegments(source: Scene, understanding: Understanding): readonly Segment[] {
  const last = source.segments.at(-1)?.look;
  if (last === undefined) return source.segments;
  const [look] = changedLooks([last], understanding);
  if (look === undefined || isDeepStrictEqual(look, last)) return source.segments;
  if (source.segments.length === MAX_SEGMENTS) {
    throw new RangeError(`A scene changes its look at most ${MAX_SEGMENTS - 1} times.`);
  }
  return [...source.segments, { startSeconds: source.durationSeconds, look }];
}

/**
 * Layout and motion run through the whole video, so what is not there from the start cannot appear
 * in its last part, and what is there cannot vanish: such wishes are reported as not drawn.
 */
function withoutImpossible(understanding: Understanding, source: Scene): Understanding {
  // Whatever was cut away from is gone; the last shot goes on.
  const shown = shotOfSegment(source, source.segments.length - 1).scene;
  const matched: Match[] = [];
  const notDrawn = new Set(understanding.notDrawn);
  for (const match of understanding.matched) {
    if (isPossible(match, shown)) matched.push(match);
    else notDrawn.add(match.text);
  }
  const confidence = measureConfidence(matched, understanding.unknown, [...notDrawn]);
  return { ...understanding, matched, notDrawn: [...notDrawn], confidence };
}

function isPossible({ concept, value, wish, count, of }: Match, source: Scene): boolean {
  if (wish === 'kept') return true;
  const shouldBeThere = wish === 'wanted';
  if (concept === 'subject') {
    const present = source.subjects.find((subject) => subject === value);
    if (present === undefined || !shouldBeThere) return (present !== undefined) === shouldBeThere;
    return count === undefined || count === 1 || count === countOf(source, present);
  }
  // The colours of a place are part of the look, which may change from here on.
  if (concept === 'colour' && isPlacePart(of)) return true;
  if (concept === 'colour') {
    const subject = source.subjects.find((present) => present === of);
    return subject !== undefined && [source.colours?.[subject]].flat().includes(value);
  }
  if (concept === 'setting') return (source.setting === value) === shouldBeThere;
  if (concept === 'season')
    return showsSeason(source.setting, value) === shouldBeThere || !shouldBeThere;
  if (concept === 'camera') return (source.camera === value) === shouldBeThere;
  return true;
}
