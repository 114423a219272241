/** A changed camera leaves subjects their way, through any number of remixes. */
import { describe, expect, it } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { headingOf } from './heading-of.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';

const STAYING = ['zoom in', 'zoom out', 'static shot', 'crane shot', '镜头推近'] as const;

function runnerFollowedTo(way: 'left' | 'right') {
  const { scene } = planSampleScene(`A runner on the beach, the camera pans ${way}`);
  expect(scene.camera).toBe(`pan_${way}`);
  return scene;
}

describe.each(['left', 'right'] as const)('a subject that heads %s', (way) => {
  it.each(STAYING)('still does after "%s"', (prompt) => {
    const { scene } = remixScene(runnerFollowedTo(way), prompt);
    expect(scene.camera).not.toBe(`pan_${way}`);
    expect(headingOf(scene)).toBe(way);
    expect(parseScene(JSON.parse(JSON.stringify(scene)))).toEqual(scene);
  });

  it('does after a second camera, and after a change of something else', () => {
    const once = remixScene(runnerFollowedTo(way), 'zoom in').scene;
    expect(headingOf(remixScene(once, 'zoom out').scene)).toBe(way);
    expect(headingOf(remixScene(once, 'make it night').scene)).toBe(way);
  });

  it('goes where a camera pans that follows it', () => {
    const other = way === 'left' ? 'right' : 'left';
    const { scene } = remixScene(runnerFollowedTo(way), `pan ${other}`);
    expect(headingOf(scene)).toBe(other);
    expect(scene.heading).toBeUndefined();
  });
});
