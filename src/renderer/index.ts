/** The renderer's door: from words to a scene, from a scene to an mp4, from an mp4 to pictures. */
export { drawSideBySide } from './process/draw-side-by-side.ts';
export type { SideBySideRow } from './process/child-messages.ts';
export { extractStills } from './process/extract-stills.ts';
export { RenderError, type RenderErrorKind } from './process/render-error.ts';
export { renderVideo, type RenderedVideo, type RenderRequest } from './process/render-video.ts';
export { FRAMES_PER_SECOND, MAX_DURATION_SECONDS, type Scene } from './scene/scene.ts';
export { extendScene } from './scene/extend-scene.ts';
export { planScene } from './scene/plan-scene.ts';
export type { PlannedScene } from './scene/planned-scene.ts';
export { remixScene } from './scene/remix-scene.ts';
export { parseScene } from './scene/scene-schema.ts';
