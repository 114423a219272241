/** Plans what a shot shows: place, subjects and camera, as asked or chosen from the seed. */
import type { Understanding } from '../understanding/understanding.ts';
import { changedFlowers } from './changed-flowers.ts';
import { changedMembers } from './changed-members.ts';
import { changedPostures } from './changed-postures.ts';
import { chooseCameraAlongside, choosePace } from './choose-pace.ts';
import { chooseCamera, chooseSetting, suitsSubjects } from './choose-unasked.ts';
import { isDrawnIn } from './drawn-where.ts';
import { impliedPlace } from './implied-place.ts';
import { namedValues } from './named-values.ts';
import { SEEN_WITH } from './report-unshown.ts';
import type { CameraMove, Setting, Shot, Subject } from './scene.ts';
import { CAMERA_MOVES, SETTINGS, SUBJECTS } from './scene.ts';

export function planShot(seed: number, understanding: Understanding): Shot {
  const subjects = namedValues(understanding, 'subject', SUBJECTS).wanted;
  const settings = namedValues(understanding, 'setting', SETTINGS);
  const asked = askedSetting(settings.wanted, subjects);
  // Which of several shots a thing belongs to is not told.
  const implied = understanding.cuts === undefined ? impliedPlace(understanding.notDrawn) : null;
  const isFit =
    implied !== null && !settings.unwanted.includes(implied) && mayStandIn(implied, subjects);
  const setting = asked ?? (isFit ? implied : chooseSetting(seed, subjects, settings.unwanted));
  return assemble(seed, understanding, setting, subjects);
}

/** Nothing that is drawn is put where it hardly belongs for the sake of what is not. */
function mayStandIn(place: Setting, subjects: readonly Subject[]): boolean {
  return subjects.length === 0 || suitsSubjects(place, subjects);
}

/** The shot after a cut; null where the prompt only changes the light on what is seen already. */
export function nextShot(seed: number, before: Shot, understanding: Understanding): Shot | null {
  const named = namedValues(understanding, 'subject', SUBJECTS).wanted;
  const settings = namedValues(understanding, 'setting', SETTINGS).wanted;
  const cameras = namedValues(understanding, 'camera', CAMERA_MOVES).wanted;
  if (named.length === 0 && settings.length === 0 && cameras.length === 0) return null;
  const place = askedSetting(settings, named);
  // Who was seen before does not follow to another place unless the prompt says so.
  const stays = place === undefined || place === before.setting;
  const subjects = named.length > 0 || !stays ? named : before.subjects;
  const suits = suitsSubjects(before.setting, subjects);
  const setting = place ?? (suits ? before.setting : chooseSetting(seed, subjects, []));
  return assemble(seed, understanding, setting, subjects);
}

const CROSSED: ReadonlySet<Setting> = new Set(['desert', 'mountains', 'forest', 'meadow']);

/** Of "a lake in the mountains" a boat wants the lake; a place that is named alone is taken as it is. */
function askedSetting(
  wanted: readonly Setting[],
  subjects: readonly Subject[],
): Setting | undefined {
  // A street is in a city, and a road leads through whatever other place is named.
  const places = wanted.filter(
    (setting) =>
      !(setting === 'city' && wanted.includes('street')) &&
      !(setting === 'street' && wanted.some((other) => CROSSED.has(other))),
  );
  const isShown = (setting: Setting): boolean =>
    subjects.every((subject) => isDrawnIn(subject, setting));
  /** A lake shows its mountains, and mountains no lake. */
  const shows = (setting: Setting): number =>
    wanted.filter((other) => SEEN_WITH[setting]?.includes(other) === true).length;
  const best = (fit: readonly Setting[]): Setting | undefined =>
    fit.toSorted((one, other) => shows(other) - shows(one))[0];
  return (
    best(places.filter((setting) => suitsSubjects(setting, subjects))) ??
    best(places.filter(isShown)) ??
    best(places)
  );
}

function assemble(
  seed: number,
  understanding: Understanding,
  setting: Setting,
  subjects: readonly Subject[],
): Shot {
  const postures = changedPostures(undefined, understanding.matched, subjects);
  const cameras = namedValues(understanding, 'camera', CAMERA_MOVES);
  const camera: CameraMove =
    cameras.wanted[0] ??
    chooseCameraAlongside(seed, subjects, postures, cameras.unwanted) ??
    chooseCamera(seed, cameras.unwanted);
  const members = changedMembers({ subjects: [] }, understanding.matched, subjects);
  const pace = choosePace(subjects, camera, postures);
  return {
    setting,
    subjects,
    ...members,
    ...changedFlowers({ subjects: [] }, understanding.matched, { subjects, ...members }),
    ...(postures === null ? {} : { postures }),
    camera,
    ...(pace === null ? {} : { pace }),
  };
}
