/** Which sounds belong to a place and its light and weather, and how loud each is. */
import { shotOfSegment } from '../scene/shot-of-segment.ts';
import {
  SEGMENT_BLEND_SECONDS,
  type Look,
  type Scene,
  type Segment,
  type Setting,
} from '../scene/scene.ts';

export const AMBIENCE_VOICES = [
  'waves',
  'lapping',
  'wind',
  'rain',
  'traffic',
  'crickets',
  'birds',
  'majorPad',
  'minorPad',
] as const;

export type AmbienceVoice = (typeof AMBIENCE_VOICES)[number];

/** Factors on the voices, whose own loudness is alike; together about as loud as one voice at 1. */
export type AmbienceLevels = Readonly<Record<AmbienceVoice, number>>;

type Mix = Partial<Record<AmbienceVoice, number>>;

/** A calm, clear day. */
const SETTING_MIX: Readonly<Record<Setting, Mix>> = {
  coast: { waves: 1, wind: 0.15 },
  lake: { lapping: 0.8, wind: 0.2, birds: 0.3 },
  city: { traffic: 1 },
  mountains: { wind: 0.9, birds: 0.15 },
  meadow: { wind: 0.4, birds: 0.6 },
  forest: { wind: 0.35, birds: 0.8 },
  desert: { wind: 1 },
  street: { traffic: 0.8, wind: 0.1 },
  room: { wind: 0.15, birds: 0.15 },
  underwater: { lapping: 0.5, waves: 0.25 },
  space: { wind: 0.2 },
  studio: {},
};

/** Where crickets live, once the sun is down. */
const CRICKET_LEVEL: Readonly<Record<Setting, number>> = {
  coast: 0.15,
  lake: 0.45,
  city: 0.08,
  mountains: 0.25,
  meadow: 0.7,
  forest: 0.6,
  desert: 0.3,
  street: 0.08,
  room: 0.12,
  underwater: 0,
  space: 0,
  studio: 0,
};

const PAD_LEVEL = 0.55;

/** The levels at one moment; a new look's sounds come in as its picture does. */
export function levelsAt(scene: Scene, seconds: number): AmbienceLevels {
  let levels: AmbienceLevels | null = null;
  for (const [index, segment] of scene.segments.entries()) {
    if (levels !== null && segment.startSeconds >= seconds) break;
    const next = levelsOf(shotOfSegment(scene, index).scene.setting, segment.look);
    levels = levels === null ? next : blend(levels, next, segment, seconds);
  }
  if (levels === null) throw new RangeError('a scene needs at least one segment');
  return levels;
}

function levelsOf(setting: Setting, look: Look): AmbienceLevels {
  const { waves = 0, lapping = 0, wind = 0, traffic = 0, birds = 0 } = SETTING_MIX[setting];
  const isStorm = look.weather === 'storm';
  const isWet = look.weather === 'rain' || isStorm;
  const isSnow = look.weather === 'snow';
  const isDark = look.time === 'night';
  // Fallen snow swallows sound.
  const hush = isSnow ? 0.55 : 1;
  const isWindy = look.weather === 'wind' || isStorm;
  const isSombre = look.mood === undefined ? isDark || isWet || look.style === 'noir' : isSad(look);
  return normalise({
    waves: waves * hush,
    lapping: lapping * hush,
    wind:
      wind * hush + (isSnow ? 0.5 : 0) + (look.weather === 'fog' ? 0.15 : 0) + (isWindy ? 0.7 : 0),
    rain: isStorm ? 1.2 : isWet ? 0.9 : 0,
    traffic: traffic * hush * (isDark ? 0.6 : 1),
    crickets: isWet || isSnow ? 0 : CRICKET_LEVEL[setting] * duskOf(look),
    birds: isWet || isSnow ? 0 : birds * birdsongOf(look),
    majorPad: isSombre ? 0 : PAD_LEVEL,
    minorPad: isSombre ? PAD_LEVEL : 0,
  });
}

const SAD_MOODS: ReadonlySet<Look['mood']> = new Set([
  'melancholic',
  'mysterious',
  'dramatic',
  'tense',
] as const);

function isSad(look: Look): boolean {
  return SAD_MOODS.has(look.mood);
}

function duskOf(look: Look): number {
  if (look.time === 'night') return 1;
  if (look.time === 'twilight') return 0.7;
  return look.time === 'sunset' ? 0.4 : 0;
}

function birdsongOf(look: Look): number {
  const byTime = { day: 1, golden: 0.8, sunset: 0.4, dawn: 1.4, twilight: 0.1, night: 0 }[
    look.time
  ];
  return look.weather === 'fog' ? byTime * 0.4 : byTime;
}

/** Unrelated sounds add by power, so this keeps every mix as loud as a single voice. */
function normalise(levels: AmbienceLevels): AmbienceLevels {
  const power = AMBIENCE_VOICES.reduce((sum, voice) => sum + levels[voice] ** 2, 0);
  return mapLevels((voice) => levels[voice] / Math.sqrt(power));
}

function blend(
  from: AmbienceLevels,
  to: AmbienceLevels,
  { startSeconds, blendSeconds = SEGMENT_BLEND_SECONDS }: Segment,
  seconds: number,
): AmbienceLevels {
  const progress = Math.min(1, Math.max(0, (seconds - startSeconds) / blendSeconds));
  const share = progress * progress * (3 - 2 * progress);
  return mapLevels((voice) => from[voice] + (to[voice] - from[voice]) * share);
}

function mapLevels(level: (voice: AmbienceVoice) => number): AmbienceLevels {
  const entries = AMBIENCE_VOICES.map((voice) => [voice, level(voice)] as const);
  return Object.fromEntries(entries) as Record<AmbienceVoice, number>;
}
