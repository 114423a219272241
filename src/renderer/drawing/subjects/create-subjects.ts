/** The painters of a scene's subjects, those behind the nearest ground and those before it. */

import type { Subject } from '../../scene/scene.ts';
import { isDrawnIn } from '../../scene/drawn-where.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { createBalloon } from './balloon.ts';
import { createBirds } from './birds.ts';
import { createBoat } from './boat.ts';
import { createButterflies } from './butterfly.ts';
import { createCar } from './car.ts';
import { createCat } from './cat.ts';
import { createDancer } from './dancer.ts';
import { createDog } from './dog.ts';
import { createDrone } from './drone.ts';
import { createFish } from './fish.ts';
import { createFlowers } from './flower.ts';
import { createLion } from './lion.ts';
import { createPeople } from './people.ts';
import { createProductBox } from './product-box.ts';
import { createRocket } from './rocket.ts';
import { createRunner } from './runner.ts';
import { createTrain } from './train.ts';

interface SubjectDrawing {
  readonly isBehind: boolean;
  readonly create: (stage: Stage, plan: Plan) => Painter;
}

/** In the order in which they are painted: what is further away comes first. */
const DRAWINGS: Readonly<Record<Subject, SubjectDrawing>> = {
  birds: { isBehind: true, create: createBirds },
  balloon: { isBehind: true, create: createBalloon },
  boat: { isBehind: true, create: createBoat },
  fish: { isBehind: true, create: createFish },
  rocket: { isBehind: false, create: createRocket },
  train: { isBehind: false, create: createTrain },
  car: { isBehind: false, create: createCar },
  drone: { isBehind: false, create: createDrone },
  product_box: { isBehind: false, create: createProductBox },
  flower: { isBehind: false, create: createFlowers },
  runner: { isBehind: false, create: createRunner },
  dancer: { isBehind: false, create: createDancer },
  man: { isBehind: false, create: createPeople('man') },
  person: { isBehind: false, create: createPeople('person') },
  woman: { isBehind: false, create: createPeople('woman') },
  boy: { isBehind: false, create: createPeople('boy') },
  child: { isBehind: false, create: createPeople('child') },
  girl: { isBehind: false, create: createPeople('girl') },
  dog: { isBehind: false, create: createDog },
  lion: { isBehind: false, create: createLion },
  cat: { isBehind: false, create: createCat },
  butterfly: { isBehind: false, create: createButterflies },
};

export interface SubjectPainters {
  readonly behind: readonly Painter[];
  readonly front: readonly Painter[];
}

export function createSubjects(stage: Stage, plan: Plan): SubjectPainters {
  const { subjects, setting } = stage.scene;
  const drawings = Object.entries(DRAWINGS).filter(([name]) =>
    subjects.some((subject) => subject === name && isDrawnIn(subject, setting)),
  );
  const paintersOf = (isBehind: boolean): Painter[] =>
    drawings.flatMap(([, drawing]) =>
      drawing.isBehind === isBehind ? [drawing.create(stage, plan)] : [],
    );
  return { behind: paintersOf(true), front: paintersOf(false) };
}
