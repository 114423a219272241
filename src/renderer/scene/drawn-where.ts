/** Where a subject cannot be drawn sensibly, and how a prompt's report says so. */
import { measureConfidence } from '../understanding/measure-confidence.ts';
import type { Match, Understanding } from '../understanding/understanding.ts';
import { type Setting, type Subject, SUBJECTS } from './scene.ts';

const WITHOUT_WATER = ['forest', 'desert', 'street', 'room', 'space', 'studio'] as const;

/**
 * What stands or walks is drawn wherever there is ground; what needs water or
 * air is not drawn where there is none, and never somewhere else or as something else instead.
 */
const NOT_DRAWN_IN: Partial<Readonly<Record<Subject, readonly Setting[]>>> = {
  boat: [...WITHOUT_WATER, 'underwater'],
  fish: WITHOUT_WATER,
  birds: ['underwater', 'space'],
  butterfly: ['underwater', 'space'],
  balloon: ['underwater', 'space', 'room'],
  drone: ['underwater'],
  rocket: ['underwater', 'room'],
  car: ['underwater', 'space', 'room'],
  train: ['underwater', 'space', 'room'],
};

export function isDrawnIn(subject: Subject, setting: Setting): boolean {
  return NOT_DRAWN_IN[subject]?.includes(setting) !== true;
}

const WITH_PLANTS: ReadonlySet<Setting> = new Set([
  'coast',
  'lake',
  'mountains',
  'meadow',
  'forest',
  'street',
  'room',
]);

/** Leaves turn where some grow; snow lies wherever some may fall. */
export function showsSeason(setting: Setting, season: string): boolean {
  if (season === 'summer') return true;
  return season === 'winter' ? hasWeather(setting) : WITH_PLANTS.has(setting);
}

/** No rain falls under the sea, and none where there is no air. */
export function hasWeather(setting: Setting): boolean {
  return setting !== 'underwater' && setting !== 'space';
}

/**
 * The scene keeps such a subject, and a remix that changes the setting brings it back. `present` are
 * all subjects of the scene: one that a new setting hides is reported too, by its own name.
 */
export function reportHidden(
  understanding: Understanding,
  present: readonly Subject[],
  setting: Setting,
): Understanding {
  const isHidden = ({ concept, value, wish }: Match): boolean => {
    if (concept === 'weather')
      return wish === 'wanted' && value !== 'clear' && !hasWeather(setting);
    if (concept === 'season') return wish === 'wanted' && !showsSeason(setting, value);
    const subject = SUBJECTS.find((name) => concept === 'subject' && name === value);
    return wish !== 'unwanted' && subject !== undefined && !isDrawnIn(subject, setting);
  };
  const hidden = understanding.matched.filter(isHidden);
  const unnamed = present.filter(
    (subject) => !isDrawnIn(subject, setting) && hidden.every(({ value }) => value !== subject),
  );
  if (hidden.length + unnamed.length === 0) return understanding;
  const matched = understanding.matched.filter((match) => !isHidden(match));
  const named = hidden.map(({ text }) => text);
  const notDrawn = [...new Set([...understanding.notDrawn, ...named, ...unnamed.map(nameOf)])];
  const confidence = measureConfidence(matched, understanding.unknown, notDrawn);
  return { ...understanding, matched, notDrawn, confidence };
}

function nameOf(subject: Subject): string {
  return subject.replace('_', ' ');
}
