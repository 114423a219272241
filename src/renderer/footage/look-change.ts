/** All that a look does to the colours of footage, as one change in CIELAB. */
import { clamp, colourFromHex } from '../looks/colour.ts';
import { type Lab, labFromColour } from '../looks/lab.ts';
import type { LabChange } from './build-colour-map.ts';
import type { ColourParts } from './colour-parts.ts';
import type { FootageLook } from './footage.ts';
import { type FootageGrade, gradeOf, toneGrade } from './footage-grades.ts';

/**
 * Null where nothing changes. `partsOf` is asked for the footage's own parts only when a palette
 * is to be laid over them. The palette comes before the weather, so that a storm stays grey.
 */
export function lookChange(look: FootageLook, partsOf: () => ColourParts): LabChange | null {
  const changes: LabChange[] = [];
  const grade = (asked: FootageGrade | null): void => {
    if (asked !== null) changes.push((colour) => graded(colour, asked));
  };
  grade(gradeOf('time', look.time));
  if (look.palette !== null) {
    const targets = look.palette.map((hex) => labFromColour(colourFromHex(hex)));
    changes.push(paletteChange(partsOf(), targets));
  }
  grade(toneGrade(look.tone));
  grade(gradeOf('weather', look.weather));
  grade(gradeOf('style', look.style));
  if (changes.length === 0) return null;
  return (colour) => changes.reduce((current, change) => change(current), colour);
}

function graded([lightness, a, b]: Lab, grade: FootageGrade): Lab {
  const part = clamp(lightness / 100);
  const toned = grade.lift + grade.gain * part ** grade.gamma;
  const wanted = 100 * clamp(0.5 + (toned - 0.5) * grade.contrast);
  const tint = tintRoom(wanted);
  return [wanted, a * grade.chroma + grade.a * tint, b * grade.chroma + grade.b * tint];
}

/** Black and white have no room for a hue, and their neighbours have little. */
function tintRoom(lightness: number): number {
  return clamp(Math.min(lightness / 18, (106 - lightness) / 22));
}

/** How much of a colour's own deviation from its part is left under a palette. */
const OWN_HUE = 0.15;
/** How far lightness follows the palette's: more would flatten what the footage shows. */
const LIGHTNESS_SHARE = 0.06;

/** Each part of the footage takes one colour of the palette, and what lies between takes of both. */
function paletteChange(parts: ColourParts, targets: readonly Lab[]): LabChange {
  const assigned = parts.assign(targets);
  return (colour) => {
    const shares = parts.sharesOf(colour);
    let [lightness, a, b] = colour;
    let targetL = 0;
    let targetA = 0;
    let targetB = 0;
    let meanA = 0;
    let meanB = 0;
    shares.forEach((share, index) => {
      const target = assigned[index]!;
      const mean = parts.means[index]!;
      targetL += share * target[0];
      targetA += share * target[1];
      targetB += share * target[2];
      meanA += share * mean[1];
      meanB += share * mean[2];
    });
    lightness += (targetL - lightness) * LIGHTNESS_SHARE;
    const room = chromaRoom(lightness, targetL);
    a = targetA * room + (a - meanA) * OWN_HUE * room;
    b = targetB * room + (b - meanB) * OWN_HUE * room;
    return [lightness, a, b];
  };
}

/** As far from black and white as the target is, a colour has the target's chroma; nearer, less. */
function chromaRoom(lightness: number, targetLightness: number): number {
  const below = lightness / Math.max(1, targetLightness);
  const above = (108 - lightness) / (108 - targetLightness);
  return clamp(Math.min(below, above) * 1.15);
}
