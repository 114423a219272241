/** Which way the subjects of a scene travel and face; a new camera does not turn them round. */
import type { CameraMove, Scene } from './scene.ts';

export type Heading = 'left' | 'right';

/** Whoever is followed by a panning camera goes where it goes; past any other they keep their way. */
export function headingOf({ camera, heading }: Pick<Scene, 'camera' | 'heading'>): Heading {
  if (camera === 'pan_left') return 'left';
  return camera === 'pan_right' ? 'right' : (heading ?? 'right');
}

/** What a shot has to say of its heading once it has another camera. */
export function headingUnder(
  camera: CameraMove,
  before: Pick<Scene, 'camera' | 'heading'>,
): Pick<Scene, 'heading'> {
  const isPan = camera === 'pan_left' || camera === 'pan_right';
  return isPan || headingOf(before) === 'right' ? {} : { heading: 'left' };
}
