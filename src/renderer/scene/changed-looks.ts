/** Applies a prompt to looks: each of them changes in what was asked, and in nothing else. */
import type { Understanding } from '../understanding/understanding.ts';
import { askedPalette } from './asked-palette.ts';
import { askedValues } from './asked-values.ts';
import { changedMood } from './changed-mood.ts';
import { changedPlaceColours } from './changed-place-colours.ts';
import { changedSeason, endsSnow } from './changed-season.ts';
import { changedTone } from './changed-tone.ts';
import { changedValue } from './changed-value.ts';
import type { Look } from './scene.ts';
import { STYLES, TIMES_OF_DAY, WEATHERS } from './scene.ts';

export function changedLooks(looks: readonly Look[], understanding: Understanding): Look[] {
  const times = looks.map((look) => look.time);
  const weathers = looks.map((look) => look.weather);
  const styles = looks.map((look) => look.style);
  const askedTimes = askedValues(understanding, 'time', TIMES_OF_DAY);
  const askedWeathers = askedValues(understanding, 'weather', WEATHERS);
  const namedStyles = askedValues(understanding, 'style', STYLES);
  const palette = askedPalette(understanding);
  // Natural colours are neither tinted nor those of black and white, unless a style is named too.
  const wantsNatural = palette === null && namedStyles.wanted.length === 0;
  const askedStyles = wantsNatural ? { ...namedStyles, wanted: ['natural' as const] } : namedStyles;
  const isThawed = askedWeathers.wanted.length === 0 && endsSnow(understanding);
  return looks.map((look) => ({
    time: changedValue(look.time, times, askedTimes, TIMES_OF_DAY),
    weather:
      isThawed && look.weather === 'snow'
        ? 'clear'
        : changedValue(look.weather, weathers, askedWeathers, WEATHERS),
    style: changedValue(look.style, styles, askedStyles, STYLES),
    palette: palette === 'unasked' ? look.palette : palette,
    ...changedPlaceColours(look.placeColours, understanding.matched),
    ...changedSeason(look.season, understanding),
    ...changedMood(look.mood, understanding),
    ...changedTone(look.tone, understanding),
  }));
}
