import { expect, it } from 'vitest';
import { DEMO_ORIGINAL, DEMO_VARIATIONS } from './demo-steps.ts';

const STEPS = [DEMO_ORIGINAL, ...DEMO_VARIATIONS];

it('gives each step a file of its own', () => {
  const names = STEPS.map(({ fileName }) => fileName);
  expect(new Set(names).size).toBe(STEPS.length);
  for (const name of names) expect(name).toMatch(/^[a-z-]+\.mp4$/);
});

it('labels its pictures in what the renderer can write', () => {
  for (const { label } of STEPS) expect(label).toMatch(/^[\x20-\x7e]{1,60}$/);
});
