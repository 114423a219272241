/** A small scene of a prompt, and how the prompt was understood; the same every time. */
import { planScene } from '../../src/renderer/scene/plan-scene.ts';

export function planSampleScene(prompt: string): ReturnType<typeof planScene> {
  return planScene({
    prompt,
    width: 320,
    height: 180,
    durationSeconds: 4,
    seed: 5,
    hasReferenceImage: false,
  });
}
