/** People walk, run, stand and sit as they are asked to, in the open and in a room. */

import { describe, expect, it } from 'vitest';
import type { Person, Posture, Scene } from '../../scene/scene.ts';
import { cameraAt } from '../camera.ts';
import { createFrameDrawer } from '../create-frame-drawer.ts';

const WIDTH = 192;
const HEIGHT = 108;

interface Asked {
  readonly who?: Person | null;
  readonly posture?: Posture;
  readonly count?: number;
  readonly setting?: Scene['setting'];
  readonly colour?: string;
}

function sceneOf({ who = 'woman', posture, count, setting = 'meadow', colour }: Asked): Scene {
  return {
    version: 1,
    seed: 4,
    width: WIDTH,
    height: HEIGHT,
    durationSeconds: 20,
    setting,
    subjects: who === null ? [] : [who],
    ...(who === null || posture === undefined ? {} : { postures: { [who]: posture } }),
    ...(who === null || count === undefined ? {} : { counts: { [who]: count } }),
    ...(who === null || colour === undefined ? {} : { colours: { [who]: colour } }),
    camera: 'still',
    segments: [
      { startSeconds: 0, look: { time: 'day', weather: 'clear', style: 'natural', palette: null } },
    ],
    hasReferenceImage: false,
  };
}

interface Seen {
  readonly middle: number;
  readonly top: number;
  readonly bottom: number;
  readonly pixels: ReadonlySet<number>;
}

/** What a frame has and the same scene without anybody has not. */
async function seenAt(asked: Asked, times: readonly number[]): Promise<Seen[]> {
  const drawer = await createFrameDrawer(sceneOf(asked), null);
  const empty = await createFrameDrawer(sceneOf({ ...asked, who: null }), null);
  const frame = new Uint8Array(drawer.frameSizeBytes);
  const without = new Uint8Array(drawer.frameSizeBytes);
  return times.map((time) => {
    drawer.drawFrame(time, frame);
    empty.drawFrame(time, without);
    const pixels = Array.from({ length: WIDTH * HEIGHT }, (_, at) => at).filter(
      (at) => Math.abs(frame[at]! - without[at]!) >= 14,
    );
    const columns = pixels.map((at) => at % WIDTH).toSorted((one, other) => one - other);
    const rows = pixels.map((at) => Math.floor(at / WIDTH));
    return {
      middle: columns[columns.length >> 1] ?? 0,
      top: Math.min(...rows),
      bottom: Math.max(...rows),
      pixels: new Set(pixels),
    };
  });
}

function changed(one: Seen, other: Seen): number {
  return [...one.pixels].filter((at) => !other.pixels.has(at)).length;
}

describe('somebody', () => {
  it('walks on, and stays where they stand or sit', async () => {
    const [first, later] = await seenAt({}, [0.5, 6]);
    expect(later!.middle - first!.middle).toBeGreaterThan(12);
    for (const posture of ['standing', 'sitting'] as const) {
      const [still, then] = await seenAt({ posture }, [0.5, 6]);
      expect(Math.abs(then!.middle - still!.middle), posture).toBeLessThan(4);
    }
  });

  it('is lower seated than on foot', async () => {
    const [standing] = await seenAt({ posture: 'standing' }, [1]);
    const [sitting] = await seenAt({ posture: 'sitting' }, [1]);
    expect(sitting!.top - standing!.top).toBeGreaterThan(12);
  });

  it('lifts the feet faster at a run', async () => {
    const step = async (posture?: Posture): Promise<number> => {
      const [one, other] = await seenAt(posture === undefined ? {} : { posture }, [2, 2.2]);
      return changed(one!, other!);
    };
    expect(await step('running')).toBeGreaterThan(1.3 * (await step()));
  });

  it('wears trousers, or a skirt and longer hair', async () => {
    const [woman] = await seenAt({ who: 'woman', posture: 'standing', colour: '#c03030' }, [1]);
    const [man] = await seenAt({ who: 'man', posture: 'standing', colour: '#c03030' }, [1]);
    expect(changed(woman!, man!)).toBeGreaterThan(20);
  });

  it('is smaller as a child', async () => {
    const [woman] = await seenAt({ posture: 'standing' }, [1]);
    for (const who of ['girl', 'boy', 'child'] as const) {
      const [child] = await seenAt({ who, posture: 'standing' }, [1]);
      expect(child!.top - woman!.top, who).toBeGreaterThan(4);
    }
  });
});

describe('in a room', () => {
  it('people walk on the floor and sit on the sill', async () => {
    const [walking] = await seenAt({ setting: 'room' }, [1]);
    const [sitting] = await seenAt({ setting: 'room', posture: 'sitting' }, [1]);
    expect(walking!.bottom).toBeGreaterThan(0.92 * HEIGHT);
    expect(sitting!.bottom).toBeLessThan(0.88 * HEIGHT);
  });
});

it('A panning camera comes to rest beside who stands, and runs along with who runs', () => {
  const panAt = (posture: Posture): number =>
    cameraAt({ camera: 'pan_right', subjects: ['man'], postures: { man: posture } }, 100).pan;
  expect(panAt('standing')).toBeLessThan(0.1);
  expect(panAt('sitting')).toBeLessThan(0.1);
  expect(panAt('running')).toBeGreaterThan(1);
});
