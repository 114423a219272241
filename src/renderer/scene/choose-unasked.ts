/** What a prompt leaves open is chosen from the seed, so that every prompt gives a pleasing scene. */
import type { CameraMove, Setting, Subject, TimeOfDay, Weather } from './scene.ts';
import { CAMERA_MOVES, SETTINGS } from './scene.ts';
import { seededChoice } from './seeded-choice.ts';

const WALKS: readonly Setting[] = ['coast', 'street', 'city', 'meadow', 'forest'];
const SUITABLE_SETTINGS: Readonly<Record<Subject, readonly Setting[]>> = {
  boat: ['coast', 'lake'],
  cat: ['meadow', 'room'],
  drone: ['coast', 'mountains', 'city', 'lake'],
  birds: ['coast', 'lake', 'meadow', 'mountains'],
  balloon: ['mountains', 'meadow', 'lake'],
  dog: ['meadow', 'coast'],
  butterfly: ['meadow', 'forest'],
  fish: ['underwater'],
  car: ['street', 'coast', 'mountains', 'city', 'desert'],
  train: ['mountains', 'meadow'],
  runner: ['coast', 'street', 'city', 'forest', 'meadow'],
  dancer: ['coast', 'street', 'studio', 'meadow'],
  rocket: ['coast', 'mountains', 'meadow'],
  flower: ['meadow'],
  product_box: ['studio'],
  lion: ['meadow', 'desert'],
  person: WALKS,
  woman: WALKS,
  man: WALKS,
  child: ['meadow', 'coast'],
  girl: ['meadow', 'coast'],
  boy: ['meadow', 'coast'],
};

/** Without a word about the place, the picture is of the open country or a city. */
const COMMON_SETTINGS: readonly Setting[] = [
  'coast',
  'lake',
  'city',
  'mountains',
  'meadow',
  'forest',
  'desert',
];

/** Low light flatters a clear sky and is lost behind rain, snow, fog or clouds. */
const CLEAR_TIMES: readonly TimeOfDay[] = ['day', 'golden', 'sunset', 'dawn'];
const VEILED_TIMES: readonly TimeOfDay[] = ['day', 'dawn'];
/** The moves that flatter every subject; the others wait until they are asked for. */
const COMMON_CAMERAS: readonly CameraMove[] = ['pan_right', 'pan_left', 'push_in', 'rise'];
const COMMON_WEATHERS: readonly Weather[] = ['clear', 'clear', 'cloudy'];

export function suitsSubjects(setting: Setting, subjects: readonly Subject[]): boolean {
  return subjects.every((subject) => SUITABLE_SETTINGS[subject].includes(setting));
}

export function chooseSetting(
  seed: number,
  subjects: readonly Subject[],
  unwanted: readonly Setting[],
): Setting {
  const suitsAll = SETTINGS.filter((setting) => suitsSubjects(setting, subjects));
  // A boat and a cat suit no common place; the subject named first decides.
  const [first] = subjects;
  const suitsFirst = first === undefined ? COMMON_SETTINGS : SUITABLE_SETTINGS[first];
  const isOpen = first === undefined;
  const suitable = suitsAll.length > 0 && !isOpen ? suitsAll : suitsFirst;
  return choose(seed, 'setting', [suitable, COMMON_SETTINGS], unwanted, 'coast');
}

export function chooseTime(
  seed: number,
  weather: Weather | null,
  unwanted: readonly TimeOfDay[],
): TimeOfDay {
  const suitable = weather === null || weather === 'clear' ? CLEAR_TIMES : VEILED_TIMES;
  return choose(seed, 'time', [suitable, CLEAR_TIMES], unwanted, 'night');
}

export function chooseWeather(seed: number, unwanted: readonly Weather[]): Weather {
  return choose(seed, 'weather', [COMMON_WEATHERS], unwanted, 'fog');
}

export function chooseCamera(seed: number, unwanted: readonly CameraMove[]): CameraMove {
  return choose(seed, 'camera', [COMMON_CAMERAS, CAMERA_MOVES], unwanted, 'still');
}

/** From the first list in which something is left that the prompt does not exclude. */
function choose<Value extends string>(
  seed: number,
  purpose: string,
  lists: readonly (readonly Value[])[],
  unwanted: readonly Value[],
  lastResort: Value,
): Value {
  for (const list of lists) {
    const [first, ...rest] = list.filter((value) => !unwanted.includes(value));
    if (first !== undefined) return seededChoice(seed, purpose, [first, ...rest]);
  }
  return lastResort;
}
