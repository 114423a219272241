/** Plans the scene of a new video: what the prompt asks, and the seed's choice for the rest. */
import { understandPrompt } from '../understanding/understand-prompt.ts';
import type { Concept, Understanding } from '../understanding/understanding.ts';
import { askedPalette } from './asked-palette.ts';
import type { AskedValues } from './asked-values.ts';
import { askedValues } from './asked-values.ts';
import { changedOverlays } from './changed-overlays.ts';
import { changedCounts } from './changed-counts.ts';
import {
  chooseCamera,
  chooseSetting,
  chooseTime,
  chooseWeather,
  suitsSubjects,
} from './choose-unasked.ts';
import { chooseCameraAlongside, choosePace } from './choose-pace.ts';
import { reportHidden } from './drawn-where.ts';
import type { PlannedScene } from './planned-scene.ts';
import type { Look } from './scene.ts';
import { CAMERA_MOVES, SETTINGS, STYLES, SUBJECTS, TIMES_OF_DAY, WEATHERS } from './scene.ts';

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
  const subjects = named(understanding, 'subject', SUBJECTS).wanted;
  const settings = named(understanding, 'setting', SETTINGS);
  const cameras = named(understanding, 'camera', CAMERA_MOVES);
  // Of "a lake in the mountains" a boat wants the lake; a place that is named alone is taken as it is.
  const askedSetting =
    settings.wanted.find((setting) => suitsSubjects(setting, subjects)) ?? settings.wanted[0];
  const setting = askedSetting ?? chooseSetting(seed, subjects, settings.unwanted);
  const camera =
    cameras.wanted[0] ??
    chooseCameraAlongside(seed, subjects, cameras.unwanted) ??
    chooseCamera(seed, cameras.unwanted);
  const counts = changedCounts(undefined, understanding.matched, subjects);
  const pace = choosePace(subjects, camera);
  const stretch = { startSeconds: 0, endSeconds: durationSeconds };
  const overlays = changedOverlays([], understanding.matched, stretch);
  return {
    scene: {
      version: 1,
      seed,
      width,
      height,
      durationSeconds,
      setting,
      subjects,
      ...(counts === null ? {} : { counts }),
      camera,
      ...(pace === null ? {} : { pace }),
      segments: [{ startSeconds: 0, look: planLook(seed, understanding) }],
      ...(overlays === null ? {} : { overlays }),
      hasReferenceImage,
    },
    understanding: reportHidden(understanding, subjects, setting),
  };
}

function planLook(seed: number, understanding: Understanding): Look {
  const times = named(understanding, 'time', TIMES_OF_DAY);
  const weathers = named(understanding, 'weather', WEATHERS);
  const styles = named(understanding, 'style', STYLES);
  const palette = askedPalette(understanding);
  const askedTime = times.wanted[0];
  const askedWeather = weathers.wanted[0];
  // A light that was asked for is shown under the sky that lets it through.
  const weather =
    askedWeather ??
    (askedTime === undefined || weathers.unwanted.includes('clear')
      ? chooseWeather(seed, weathers.unwanted)
      : 'clear');
  return {
    time: askedTime ?? chooseTime(seed, weather, times.unwanted),
    weather,
    style: styles.wanted[0] ?? 'natural',
    palette: palette === 'unasked' ? null : palette,
  };
}

/** In a new scene there is nothing to keep: what is only named is wanted too. */
function named<Value extends string>(
  understanding: Understanding,
  concept: Concept,
  known: readonly Value[],
): Pick<AskedValues<Value>, 'wanted' | 'unwanted'> {
  const { wanted, unwanted, kept } = askedValues(understanding, concept, known);
  return { wanted: [...new Set([...wanted, ...kept])], unwanted };
}
