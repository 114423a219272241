/** Draws a scene's frames in this process, without encoding, at the size the metrics are meant for. */
import { createFrameDrawer } from '../../src/renderer/drawing/create-frame-drawer.ts';
import type { Look, Scene } from '../../src/renderer/scene/scene.ts';
import { i420ToRgb, type LabFrame, type RgbFrame, rgbToLab } from './video-metrics.ts';

const WIDTH = 320;
const HEIGHT = 180;

const CLEAR_DAY: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null };

export interface Filming {
  readonly times: readonly number[];
  /** Frames are drawn this many times as large and then averaged, as a full-size video's are. */
  readonly oversampling: 1 | 2;
}

export interface FilmedScene extends Partial<
  Pick<Scene, 'seed' | 'setting' | 'subjects' | 'camera'>
> {
  readonly look?: Partial<Look>;
}

export async function filmScene(filmed: FilmedScene, filming: Filming): Promise<LabFrame[]> {
  const { look, ...rest } = filmed;
  return await filmWhole(
    {
      version: 1,
      seed: 1,
      width: WIDTH,
      height: HEIGHT,
      durationSeconds: 8,
      setting: 'lake',
      subjects: [],
      camera: 'pan_right',
      segments: [{ startSeconds: 0, look: { ...CLEAR_DAY, ...look } }],
      hasReferenceImage: false,
      ...rest,
    },
    filming,
  );
}

/** The size of the scene is replaced by the one that is measured. */
export async function filmWhole(scene: Scene, filming: Filming): Promise<LabFrame[]> {
  const { times, oversampling } = filming;
  const width = WIDTH * oversampling;
  const height = HEIGHT * oversampling;
  const drawer = await createFrameDrawer({ ...scene, width, height }, null);
  const frame = new Uint8Array(drawer.frameSizeBytes);
  return times.map((timeSeconds) => {
    drawer.drawFrame(timeSeconds, frame);
    const picture = i420ToRgb(frame, width, height);
    return rgbToLab(oversampling === 1 ? picture : halved(picture));
  });
}

function halved({ width, height, data }: RgbFrame): RgbFrame {
  const small = new Uint8Array((width * height * 3) / 4);
  const line = width * 3;
  for (let y = 0; y < height / 2; y++) {
    for (let x = 0; x < line / 2; x++) {
      const at = y * 2 * line + Math.floor(x / 3) * 6 + (x % 3);
      const sum = data[at]! + data[at + 3]! + data[at + line]! + data[at + line + 3]!;
      small[(y * line) / 2 + x] = sum / 4;
    }
  }
  return { width: width / 2, height: height / 2, data: small };
}
