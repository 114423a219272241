/**
 * A scene: everything the renderer needs to draw one video, as plain JSON that is stored with it.
 *
 * Two rules make remix and extension possible, and every part of the renderer keeps them:
 * geometry comes from `seed`, `setting`, `subjects`, their `counts`, `flowers` and `postures`, `camera`, `heading` and `pace` alone,
 * never from a look, so a changed look leaves layout, motion and timing where they were; and each
 * frame is a function of absolute time, so a longer scene continues a shorter one without a seam.
 */

export const FRAMES_PER_SECOND = 24;
export const AUDIO_SAMPLES_PER_SECOND = 48_000;

export const SETTINGS = [
  'coast',
  'lake',
  'city',
  'mountains',
  'meadow',
  'forest',
  'desert',
  'street',
  'room',
  'underwater',
  'space',
  'studio',
] as const;
export const TIMES_OF_DAY = ['day', 'golden', 'sunset', 'dawn', 'twilight', 'night'] as const;
export const WEATHERS = [
  'clear',
  'cloudy',
  'rain',
  'snow',
  'fog',
  'storm',
  'wind',
  'haze',
] as const;
/** Those without a trade or a hobby; of `person` and `child` the members of a group differ. */
export const PEOPLE = ['person', 'woman', 'man', 'child', 'girl', 'boy'] as const;
export type Person = (typeof PEOPLE)[number];
export const SUBJECTS = [
  'boat',
  'cat',
  'drone',
  'birds',
  'balloon',
  'dog',
  'butterfly',
  'fish',
  'car',
  'train',
  'runner',
  'dancer',
  'rocket',
  'flower',
  'product_box',
  'lion',
  ...PEOPLE,
] as const;
export const CAMERA_MOVES = [
  'still',
  'pan_right',
  'pan_left',
  'push_in',
  'rise',
  'pull_out',
  'descend',
  'orbit',
  'handheld',
] as const;
export const STYLES = [
  'natural',
  'noir',
  'vivid',
  'pastel',
  'cartoon',
  'watercolour',
  'pixel',
  'line_drawing',
  'vintage',
  'neon',
  'blueprint',
] as const;
export const MOODS = [
  'calm',
  'joyful',
  'dreamy',
  'romantic',
  'melancholic',
  'mysterious',
  'dramatic',
  'tense',
] as const;

export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;

/** What a prompt may ask a picture to be, by a shade. */
export const TONE_CHANGES = [
  'warmer',
  'cooler',
  'brighter',
  'darker',
  'harder',
  'softer',
  'richer',
  'paler',
] as const;
export type ToneChange = (typeof TONE_CHANGES)[number];
export const MAX_TONE_STEPS = 3;

/** Steps from how the picture would be without; 0 when left out. */
export interface Tone {
  readonly warmth?: number;
  readonly brightness?: number;
  readonly contrast?: number;
  /** Of its colours. */
  readonly richness?: number;
}

/** How a subject holds itself, where that is not its usual way. */
export const POSTURES = ['sitting', 'lying', 'sleeping', 'standing', 'running'] as const;
export type Posture = (typeof POSTURES)[number];

/** Whether it keeps to one place. */
export function isResting(posture: Posture): boolean {
  return posture !== 'running';
}

export type Setting = (typeof SETTINGS)[number];
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];
export type Weather = (typeof WEATHERS)[number];
export type Subject = (typeof SUBJECTS)[number];
export type SubjectCounts = Partial<Readonly<Record<Subject, number>>>;
/** As many as the largest group has members. */
export const MAX_COLOURS = 24;
/** Null for a member that has no colour of its own. */
export type ColoursInTurn = readonly (string | null)[];
export type SubjectColours = Partial<Readonly<Record<Subject, string | ColoursInTurn>>>;
export type SubjectPostures = Partial<Readonly<Record<Subject, Posture>>>;
/** Kinds of flowers that are told apart; null for one of no kind. */
export const FLOWER_KINDS = ['rose', 'tulip', 'sunflower', 'daisy', 'lily', 'poppy'] as const;
export type FlowerKind = (typeof FLOWER_KINDS)[number];
export type FlowersInTurn = readonly (FlowerKind | null)[];
export type CameraMove = (typeof CAMERA_MOVES)[number];
export type Style = (typeof STYLES)[number];
export type Season = (typeof SEASONS)[number];
export type Mood = (typeof MOODS)[number];

/** Three sRGB colours as `#rrggbb`: sky, light and land, in that order. */
export type Palette = readonly [string, string, string];

/** Parts of a place that may have a colour of their own. */
export const PLACE_PARTS = ['sky', 'land', 'water'] as const;
export type PlacePart = (typeof PLACE_PARTS)[number];
export type PlaceColours = Partial<Readonly<Record<PlacePart, string>>>;

/** What light and weather do to a scene. A remix usually changes only this. */
export interface Look {
  readonly time: TimeOfDay;
  readonly weather: Weather;
  readonly style: Style;
  readonly palette: Palette | null;
  /** `#rrggbb` for the parts of the place that were given a colour; the palette's when left out. */
  readonly placeColours?: PlaceColours;
  /** Summer when left out. */
  readonly season?: Exclude<Season, 'summer'>;
  /** A shade of feeling over all of it; none when left out. */
  readonly mood?: Mood;
  readonly tone?: Tone;
}

/** What the camera sees after a cut, in place of what the scene itself names. */
export type Shot = Pick<
  Scene,
  | 'setting'
  | 'subjects'
  | 'counts'
  | 'colours'
  | 'flowers'
  | 'postures'
  | 'camera'
  | 'heading'
  | 'pace'
>;

/** From `startSeconds` on, until the next segment starts, the scene has this look. */
export interface Segment {
  readonly startSeconds: number;
  readonly look: Look;
  /** How long its look takes to fade in; {@link SEGMENT_BLEND_SECONDS} when left out. */
  readonly blendSeconds?: number;
  /** A cut: from here on another shot is seen. Without one the shot goes on and the look fades in. */
  readonly shot?: Shot;
}

export const OVERLAY_PLACES = [
  'centre',
  'top',
  'bottom',
  'top_left',
  'top_right',
  'bottom_left',
  'bottom_right',
] as const;
export type OverlayPlace = (typeof OVERLAY_PLACES)[number];

/** Letters over the picture. They fade in and out, and lie over whatever the look does. */
export interface Overlay {
  /** A wordmark stands for a logo, of which there is no picture. */
  readonly kind: 'text' | 'wordmark';
  readonly text: string;
  readonly place: OverlayPlace;
  /** Null: it is there from the first frame on. */
  readonly fromSeconds: number | null;
  /** When it begins to fade; null: it never does. */
  readonly untilSeconds: number | null;
}

export interface Scene {
  readonly version: 1;
  /** Unsigned 32-bit; the same seed, setting, subjects and camera give the same geometry. */
  readonly seed: number;
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number;
  readonly setting: Setting;
  readonly subjects: readonly Subject[];
  /** How many of a subject there are; those that are not listed come in their usual number. */
  readonly counts?: SubjectCounts;
  /**
   * `#rrggbb` for the subjects that have a colour of their own, or several that the members of a group
   * have in turn; geometry never depends on it.
   */
  readonly colours?: SubjectColours;
  /** The kinds of the flowers, in turn. */
  readonly flowers?: FlowersInTurn;
  /** Those that keep to one place; the others move as is their way. */
  readonly postures?: SubjectPostures;
  /** How many times as fast as usual the camera pans; 1 when left out. */
  readonly pace?: number;
  readonly camera: CameraMove;
  /** Which way subjects go past a camera that does not pan, where it is not the usual one. */
  readonly heading?: 'left';
  /** At least one; the first starts at 0. Looks blend over {@link SEGMENT_BLEND_SECONDS}. */
  readonly segments: readonly Segment[];
  /** In the order in which they are painted. */
  readonly overlays?: readonly Overlay[];
  /** The first frame is an image that the caller gave; it is handed over beside the scene. */
  readonly hasReferenceImage: boolean;
}

/** A look does not jump: a new segment fades in from its start over this time. */
export const SEGMENT_BLEND_SECONDS = 2;

/** Longest scene the renderer plans, the total of the Videos API's extensions. */
export const MAX_DURATION_SECONDS = 120;
