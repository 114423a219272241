/** A subject keeps its colour through every change that is not one of its colour. */
import { describe, expect, test } from 'vitest';
import { extendScene } from './extend-scene.ts';
import { planScene } from './plan-scene.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';
import { shotOfSegment } from './shot-of-segment.ts';

const SHAPE = { width: 320, height: 180, durationSeconds: 4, seed: 5, hasReferenceImage: false };
const RED = '#c92a2a';
const BLUE = '#2a62c9';

const plan = (prompt: string) => planScene({ ...SHAPE, prompt }).scene;
const remix = (prompt: string, change: string) => remixScene(plan(prompt), change).scene;

describe('a new scene', () => {
  test('has the colours that its prompt says, and can be stored with them', () => {
    const scene = plan('a red car and a blue dog on a street');
    expect(scene.colours).toEqual({ car: RED, dog: BLUE });
    expect(parseScene(JSON.parse(JSON.stringify(scene)))).toEqual(scene);
  });

  test('is the same scene as without them, but for them', () => {
    const { colours, ...rest } = plan('a red car on a street at noon');
    expect(colours).toEqual({ car: RED });
    expect(rest).toEqual(plan('a car on a street at noon'));
  });

  test('has none where it names none', () => {
    expect(plan('a car on a street')).not.toHaveProperty('colours');
  });

  test('gives each shot its own', () => {
    const scene = plan('a red car on a street, then a car on a street at night');
    expect(shotOfSegment(scene, 0).scene.colours).toEqual({ car: RED });
    expect(shotOfSegment(scene, scene.segments.length - 1).scene.colours).toBeUndefined();
  });
});

describe('a remix', () => {
  test('changes the colour that it names, and nothing else', () => {
    const source = plan('a red car and a dog on a street at noon');
    for (const change of ['make the car blue', 'change the red car to blue', '把车变成蓝色']) {
      expect(remixScene(source, change).scene).toEqual({ ...source, colours: { car: BLUE } });
    }
  });

  test('keeps every colour through a change of something else', () => {
    expect(remix('a red car on a street', 'at night, in the rain').colours).toEqual({ car: RED });
    expect(remix('a red car on a street', 'in a meadow').colours).toEqual({ car: RED });
  });

  test('forgets the colour of what goes, and does not hand it on', () => {
    expect(remix('a red car on a street', 'replace the car with a dog')).not.toHaveProperty(
      'colours',
    );
    expect(remix('a red boat on a lake', 'replace the red boat with a drone')).not.toHaveProperty(
      'colours',
    );
  });

  test('colours what it brings in', () => {
    expect(remix('a red car on a street', 'add a blue dog').colours).toEqual({
      car: RED,
      dog: BLUE,
    });
  });
});

describe('an extension', () => {
  const source = plan('a red car on a street');
  test('keeps the colour, and says that it cannot change it', () => {
    const { scene, understanding } = extendScene(source, 'the car becomes blue', 4);
    expect(scene.colours).toEqual({ car: RED });
    expect(understanding.notDrawn).toEqual(['blue']);
    expect(extendScene(source, 'the red car drives on', 4).understanding.notDrawn).not.toContain(
      'red',
    );
  });
});

test('a stored scene whose colours are none is refused', () => {
  const scene = plan('a red car');
  for (const colours of [{ car: 'red' }, { tiger: RED }, { car: '#12345' }, 'red']) {
    expect(() => parseScene({ ...scene, colours })).toThrow();
  }
});

describe('several of one kind', () => {
  const WHITE = '#f4f4f0';
  const BLACK = '#16171a';
  test.each<[string, object]>([
    ['a white cat and a black cat on a sofa', { counts: { cat: 2 }, colours: [WHITE, BLACK] }],
    ['A white cat sleeps. A black cat walks by', { counts: { cat: 2 }, colours: [WHITE, BLACK] }],
    ['a black cat and another black cat', { counts: { cat: 2 }, colours: BLACK }],
    ['a black cat beside another cat', { counts: { cat: 2 }, colours: [BLACK, null] }],
    ['two cats, a white cat and a black cat', { counts: { cat: 2 }, colours: [WHITE, BLACK] }],
    ['three cats: two black cats and a white cat', { colours: [BLACK, BLACK, WHITE] }],
    ['A cat on a sill. The black cat looks out', { colours: BLACK }],
    ['a black cat, the cat walks', { colours: BLACK }],
    ['一只白色的猫和一只黑色的猫', { counts: { cat: 2 }, colours: [WHITE, BLACK] }],
  ])('%s', (prompt, { colours, ...rest }: { colours?: unknown }) => {
    const scene = plan(prompt);
    expect(scene).toMatchObject(rest);
    expect(scene.colours?.cat).toEqual(colours);
    expect(parseScene(JSON.parse(JSON.stringify(scene)))).toEqual(scene);
  });

  test('each in its number and colour', () => {
    const scene = plan('a red balloon and two blue balloons over a lake');
    expect(scene.colours).toEqual({ balloon: [RED, BLUE, BLUE] });
    expect(plan('two red, yellow and blue balloons').counts).toEqual({ balloon: 2 });
    expect(plan('一只白猫和一只黑猫').counts).toEqual({ cat: 2 });
  });

  test.each<[string, (string | null)[] | string | undefined, number]>([
    ['make the black cat red', [WHITE, RED], 2],
    ['把黑猫变成红色', [WHITE, RED], 2],
    ['remove the black cat', WHITE, 1],
    ['remove one cat', WHITE, 1],
    ['add a red cat', [WHITE, BLACK, RED], 3],
    ['add another cat', [WHITE, BLACK, null], 3],
    ['make the cats blue', BLUE, 2],
    ['make the cats red and blue', [RED, BLUE], 2],
    ['three cats', [WHITE, BLACK], 3],
    ['the white cat at night', [WHITE, BLACK], 2],
    ['fewer cats', WHITE, 1],
    ['a red cat and a blue cat', [RED, BLUE], 2],
  ])('stay as they are but for what is asked: %s', (change, colours, count) => {
    const scene = remix('a white cat and a black cat in a meadow', change);
    expect(scene.colours?.cat).toEqual(colours);
    expect(scene.counts?.cat ?? 1).toBe(count);
  });

  test('are replaced by as many', () => {
    const scene = remix('two cats in a meadow', 'swap the cats for dogs');
    expect([scene.subjects, scene.counts]).toEqual([['dog'], { dog: 2 }]);
    expect(remix('a cat in a meadow', 'replace the cat with dogs').counts).toEqual({ dog: 3 });
  });

  test('are gone when all of them are to go', () => {
    expect(remix('a white cat and a black cat', 'remove the cats').subjects).toEqual([]);
  });

  test('are as many as before where a noun only names them', () => {
    for (const change of ['the birds at night', 'make the bird white', 'birds', 'add birds']) {
      expect(remix('five birds over a lake', change).counts).toEqual({ birds: 5 });
    }
  });

  test('a colour that is drawn neither before nor after is told', () => {
    const { understanding } = remixScene(plan('a car on a road'), 'make the car red and white');
    expect(understanding.notDrawn).toEqual(['white']);
  });
});
