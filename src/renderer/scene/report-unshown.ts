/** What of a prompt gave way to something else it asks for: it asks for a forest and a desert at once. */
import { measureConfidence } from '../understanding/measure-confidence.ts';
import type { Concept, Match, Understanding } from '../understanding/understanding.ts';
import { type Look, type Shot, SUBJECTS } from './scene.ts';

/** What is seen along with it: a lake has its mountains, dusk its golden light. */
export const SEEN_WITH: Readonly<Record<string, readonly string[]>> = {
  coast: ['lake'],
  lake: ['coast', 'mountains', 'forest', 'meadow'],
  city: ['street', 'coast', 'lake'],
  mountains: ['meadow', 'forest'],
  meadow: ['mountains', 'forest'],
  forest: ['meadow'],
  street: ['city'],
  room: ['meadow', 'forest'],
  underwater: ['coast', 'lake'],
  day: ['golden'],
  golden: ['day', 'sunset', 'dawn'],
  sunset: ['golden', 'twilight'],
  dawn: ['golden', 'twilight'],
  twilight: ['sunset', 'dawn', 'night'],
  night: ['twilight'],
  clear: ['cloudy', 'wind', 'haze'],
  cloudy: ['clear', 'wind', 'haze'],
  rain: ['cloudy'],
  snow: ['cloudy'],
  fog: ['cloudy', 'haze'],
  storm: ['cloudy', 'rain', 'wind'],
  wind: ['clear', 'cloudy'],
  haze: ['clear', 'cloudy', 'fog'],
};
const ON_ROADS: ReadonlySet<string> = new Set(['car', 'runner']);

export interface Shown {
  readonly shots: readonly Shot[];
  readonly looks: readonly Look[];
}

/** What of a remix is seen neither before it nor after: a word for what was there says what is meant. */
export function reportUnchanged(
  understanding: Understanding,
  before: Shown,
  after: Shown,
): Understanding {
  const shots = [...after.shots, ...before.shots];
  return reportUnshown(understanding, { shots, looks: [...after.looks, ...before.looks] });
}

/** Moves of such words to what is not drawn; what only a part of several shots shows is shown. */
export function reportUnshown(
  understanding: Understanding,
  { shots, looks }: Shown,
): Understanding {
  const shown: Partial<Readonly<Record<Concept, readonly string[]>>> = {
    setting: shots.map(({ setting }) => setting),
    camera: shots.map(({ camera }) => camera),
    time: looks.map(({ time }) => time),
    weather: looks.map(({ weather }) => weather),
    season: looks.map(({ season }) => season ?? 'summer'),
    style: looks.map(({ style }) => style),
    mood: looks.flatMap(({ mood }) => mood ?? []),
  };
  const hasRoad = shots.some(({ subjects }) => subjects.some((name) => ON_ROADS.has(name)));
  const isUnshown = ({ concept, value, wish, of }: Match): boolean => {
    if (concept === 'colour') return wish === 'wanted' && !isWorn(of, value, shots);
    const values = shown[concept];
    if (wish !== 'wanted' || values === undefined || values.includes(value)) return false;
    if (concept === 'setting' && value === 'street' && hasRoad) return false;
    // Nobody wrote that "realistic" were to be seen beside another style.
    if (concept === 'style' && value === 'natural') return false;
    return !values.some((other) => SEEN_WITH[other]?.includes(value) === true);
  };
  const unshown = understanding.matched.filter(isUnshown);
  if (unshown.length === 0) return understanding;
  const matched = understanding.matched.filter((match) => !isUnshown(match));
  const notDrawn = [...new Set([...understanding.notDrawn, ...unshown.map(({ text }) => text)])];
  const confidence = measureConfidence(matched, understanding.unknown, notDrawn);
  return { ...understanding, matched, notDrawn, confidence };
}

/** Of "a red car and a blue car" one car is drawn, which has one of the colours. */
function isWorn(of: string | undefined, colour: string, shots: readonly Shot[]): boolean {
  const subject = SUBJECTS.find((name) => name === of);
  // The colours of a place are all drawn, or were reported where it takes none.
  if (subject === undefined) return true;
  return shots.some(({ colours }) => [colours?.[subject]].flat().includes(colour));
}
