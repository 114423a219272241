/** Every place that the renderer draws, for suites that stand outside its room. */
export { SETTINGS as ALL_SETTINGS } from '../../src/renderer/scene/scene.ts';
