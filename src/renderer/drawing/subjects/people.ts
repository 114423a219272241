/** People of every day on the nearest ground: they walk, run, stand or sit. */

import type { Colour } from '../../looks/colour.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import { isResting, type Person } from '../../scene/scene.ts';
import { createRandom } from '../random.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { createGroundGroup, type GroundFigure } from './ground-group.ts';
import { type Build, drawSitter, drawWalker, PERSON_BOUNDS, strideOf } from './people-figure.ts';
import { personColours, type PersonColours } from './person.ts';
import { drawRunner, RUNNER_BOUNDS, runningCycle } from './runner-figure.ts';

const WOMAN: Build = { hair: 'long', hasSkirt: true, headScale: 1 };
const MAN: Build = { hair: 'short', hasSkirt: false, headScale: 1 };
const GIRL: Build = { hair: 'tail', hasSkirt: true, headScale: 1.18 };
const BOY: Build = { hair: 'short', hasSkirt: false, headScale: 1.18 };

/** Where a word leaves open who they are, the members of a group differ. */
const BUILDS: Readonly<Record<Person, readonly [Build, ...Build[]]>> = {
  person: [WOMAN, MAN],
  woman: [WOMAN],
  man: [MAN],
  child: [GIRL, BOY],
  girl: [GIRL],
  boy: [BOY],
};
/** Body heights, as shares of the frame's shorter side. */
const SIZES: Readonly<Record<Person, number>> = {
  person: 0.42,
  woman: 0.41,
  man: 0.43,
  child: 0.31,
  girl: 0.33,
  boy: 0.33,
};

const CLOTHES: readonly Colour[] = [
  [196, 62, 58],
  [52, 104, 158],
  [232, 176, 72],
  [70, 128, 102],
  [236, 226, 210],
  [142, 88, 140],
];
const TROUSERS: readonly Colour[] = [
  [52, 62, 88],
  [96, 82, 68],
  [66, 68, 72],
];

/** The legs swing wide where the camera comes along, and are in no hurry where it does not. */
const ALONGSIDE = 0.4;
const STROLL = 0.21;

export function createPeople(person: Person): (stage: Stage, plan: Plan) => Painter {
  return (stage, { ground, floor = ground }) => {
    const { scene } = stage;
    const posture = scene.postures?.[person];
    const isAtRest = posture !== undefined && isResting(posture);
    const isSeated = posture === 'sitting';
    const builds = BUILDS[person];
    const colours = clothesOf(stage, person);
    const draw: GroundFigure['draw'] = (pen, pose) => {
      const own = colours[pose.index % colours.length]!;
      const build = builds[pose.index % builds.length] ?? builds[0];
      if (isSeated) drawSitter(pen, own, build, pose);
      else if (posture === 'running') {
        const run = runningCycle(scene.camera, pose);
        drawRunner(pen, own, run.pose, run.cycle, build.hair);
      } else {
        const isFollowed = scene.camera === 'pan_left' || scene.camera === 'pan_right';
        const swing = isAtRest ? 0 : (isFollowed ? ALONGSIDE : STROLL) * pose.vigour;
        const cycle = pose.distance / strideOf(isFollowed ? ALONGSIDE : STROLL);
        drawWalker(pen, own, build, pose, { cycle, swing });
      }
    };
    // A window sill is for sitting on.
    return createGroundGroup(stage, isSeated ? ground : floor, {
      subject: person,
      size: SIZES[person],
      bounds: posture === 'running' ? RUNNER_BOUNDS : PERSON_BOUNDS,
      from: isAtRest ? 0.5 : 0.24,
      to: isAtRest ? 0.5 : 0.72,
      seconds: 12,
      fullSpeed: posture === 'running' ? 0.3 : 0.06,
      spacing: isSeated ? 0.72 : 0.5,
      sink: 0.03,
      isRooted: isAtRest,
      draw,
    });
  };
}

function clothesOf({ light, scene }: Stage, person: Person): PersonColours[] {
  const first = Math.floor(createRandom(scene.seed, `${person}-colours`)() * 12);
  return Array.from({ length: countOf(scene, person) }, (_, index) => {
    const variant = first + index;
    const cloth = askedColour(scene, person, index) ?? CLOTHES[variant % CLOTHES.length]!;
    return personColours(light, variant, cloth, TROUSERS[variant % TROUSERS.length]!);
  });
}
