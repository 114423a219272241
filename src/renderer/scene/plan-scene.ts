/** Plans the scene of a new video: what the prompt asks, and the seed's choice for the rest. */
import { understandPrompt } from '../understanding/understand-prompt.ts';
import type { Understanding } from '../understanding/understanding.ts';
import { askedPalette } from './asked-palette.ts';
import { changedLooks } from './changed-looks.ts';
import { changedMood } from './changed-mood.ts';
import { changedPlaceColours } from './changed-place-colours.ts';
import { changedSeason } from './changed-season.ts';
import { changedTone } from './changed-tone.ts';
import { chooseTime, chooseWeather } from './choose-unasked.ts';
import { namedValues } from './named-values.ts';
import { nextShot, planShot } from './plan-shot.ts';
import { changedOverlays } from './changed-overlays.ts';
import { reportHidden } from './drawn-where.ts';
import { impliedTime } from './implied-time.ts';
import type { PlannedScene } from './planned-scene.ts';
import { reportUnshown } from './report-unshown.ts';
import type { Look, Segment } from './scene.ts';
import { STYLES, TIMES_OF_DAY, WEATHERS } from './scene.ts';
import { withoutShown } from './shown-with.ts';
import { splitShots } from './split-shots.ts';
import { atFirst, turnSegments } from './turn-looks.ts';

export interface ScenePlan {
  readonly prompt: string;
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number;
  /** Unsigned 32-bit. */
  readonly seed: number;
  readonly hasReferenceImage: boolean;
}

/** No subject is added that the prompt does not name: an unasked cat would be a wrong guess. */
export function planScene(plan: ScenePlan): PlannedScene {
  const { prompt, width, height, durationSeconds, seed, hasReferenceImage } = plan;
  const understanding = understandPrompt(prompt);
  // An image that was given is one shot, however many the prompt speaks of.
  const parts = hasReferenceImage ? [understanding] : splitShots(understanding);
  const [first = understanding, ...later] = parts;
  const opened = planLook(seed, atFirst(first));
  const shotSeconds = durationSeconds / parts.length;
  const segments: Segment[] = [
    { startSeconds: 0, look: opened },
    ...turnSegments(opened, first, { startSeconds: 0, endSeconds: shotSeconds }),
  ];
  let shot = planShot(seed, first);
  const opening = shot;
  for (const [index, part] of later.entries()) {
    const startSeconds = Math.round((durationSeconds * (index + 1) * 2) / parts.length) / 2;
    const look = segments.at(-1)!.look;
    const [changed = look] = changedLooks([look], atFirst(part));
    const next = nextShot(seed + index + 1, shot, part);
    const isElsewhere = next !== null && next.setting !== shot.setting;
    const seen = isElsewhere ? underOwnSky(changed, part) : changed;
    const endSeconds = startSeconds + shotSeconds;
    segments.push(
      { startSeconds, look: seen, ...(next === null ? {} : { shot: next }) },
      ...turnSegments(seen, part, { startSeconds, endSeconds }),
    );
    shot = next ?? shot;
  }
  const shots = [opening, ...segments.flatMap((part) => part.shot ?? [])];
  const stretch = { startSeconds: 0, endSeconds: durationSeconds };
  const overlays = changedOverlays([], understanding.matched, stretch);
  return {
    scene: {
      version: 1,
      seed,
      width,
      height,
      durationSeconds,
      ...opening,
      segments,
      ...(overlays === null ? {} : { overlays }),
      hasReferenceImage,
    },
    understanding: withoutShown(
      reportUnshown(reportHidden(understanding, opening.subjects, opening.setting), {
        shots,
        looks: segments.map((part) => part.look),
      }),
      shots.map(({ setting }) => setting),
    ),
  };
}

/** The first that is named, unless it is the plain one and another is named too. */
function plainLast<Value>(wanted: readonly Value[], plain: Value): Value | undefined {
  return wanted.find((value) => value !== plain || wanted.length === 1);
}

/** A light that is asked for elsewhere is not hidden by the rain of the shot before. */
function underOwnSky(look: Look, part: Understanding): Look {
  const times = namedValues(part, 'time', TIMES_OF_DAY).wanted;
  const weathers = namedValues(part, 'weather', WEATHERS);
  const saysNothing = weathers.wanted.length + weathers.unwanted.length === 0;
  return times.length > 0 && saysNothing ? { ...look, weather: 'clear' } : look;
}

/** A sky is blue, or of another colour that is seen, by day. */
function saysBlueSky({ matched }: Understanding): boolean {
  return matched.some(
    ({ concept, text, of, wish }) =>
      wish === 'wanted' &&
      ((concept === 'weather' && /blue sk|蓝天|晴空/iu.test(text)) ||
        (concept === 'colour' && of === 'sky')),
  );
}

function planLook(seed: number, understanding: Understanding): Look {
  const times = namedValues(understanding, 'time', TIMES_OF_DAY);
  const weathers = namedValues(understanding, 'weather', WEATHERS);
  const styles = namedValues(understanding, 'style', STYLES);
  const palette = askedPalette(understanding);
  const placeColours = changedPlaceColours(undefined, understanding.matched);
  const askedTime =
    times.wanted[0] ?? (saysBlueSky(understanding) ? 'day' : impliedTime(understanding));
  // Clouds come along with whatever falls from them, and a style may be realistic besides.
  const askedWeather = plainLast(weathers.wanted, 'cloudy');
  // A light that was asked for is shown under the sky that lets it through.
  const weather =
    askedWeather ??
    (askedTime === undefined || weathers.unwanted.includes('clear')
      ? chooseWeather(seed, weathers.unwanted)
      : 'clear');
  return {
    time: askedTime ?? chooseTime(seed, weather, times.unwanted),
    weather,
    style: plainLast(styles.wanted, 'natural') ?? 'natural',
    palette: palette === 'unasked' ? null : palette,
    ...placeColours,
    ...changedSeason(undefined, understanding),
    ...changedMood(undefined, understanding),
    ...changedTone(undefined, understanding),
  };
}
