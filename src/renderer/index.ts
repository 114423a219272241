/** The renderer's door: from words to a scene, from a scene to an mp4, from an mp4 to pictures. */
export { extendScene } from './scene/extend-scene.ts';
export { planScene, type ScenePlan } from './scene/plan-scene.ts';
export type { PlannedScene } from './scene/planned-scene.ts';
export { remixScene } from './scene/remix-scene.ts';
export { parseScene } from './scene/scene-schema.ts';
export { FRAMES_PER_SECOND, type Scene } from './scene/scene.ts';

export { parseFootage } from './footage/footage-schema.ts';
export type { Footage } from './footage/footage.ts';
export { planFootage } from './footage/plan-footage.ts';

export { describeReading, inPlainWords } from './understanding/plain-words.ts';

export { openFrameDrawer } from './open-frame-drawer.ts';
export { remakeVideo } from './process/remake-video.ts';
export { renderVideo, type RenderedVideo, type RenderRequest } from './process/render-video.ts';
export { RenderError, type RenderErrorKind } from './process/render-error.ts';

export type { SideBySideRow } from './process/child-messages.ts';
export { drawSideBySide } from './process/draw-side-by-side.ts';
export { extractStills } from './process/extract-stills.ts';
export { inspectVideo, type InspectedVideo } from './inspect-video.ts';
