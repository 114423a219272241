/** Remixes a scene: what the prompt asks changes, in every segment, and nothing else. */
import { understandPrompt } from '../understanding/understand-prompt.ts';
import { askedValues } from './asked-values.ts';
import { changedCounts } from './changed-counts.ts';
import { changedOverlays } from './changed-overlays.ts';
import { changedLooks } from './changed-looks.ts';
import { changedSubjects } from './changed-subjects.ts';
import { changedValue } from './changed-value.ts';
import { reportHidden } from './drawn-where.ts';
import type { PlannedScene } from './planned-scene.ts';
import type { Scene } from './scene.ts';
import { CAMERA_MOVES, SETTINGS, SUBJECTS } from './scene.ts';

/** Seed, size, length and the times of the segments always stay, and with them the layout. */
export function remixScene(source: Scene, prompt: string): PlannedScene {
  const understanding = understandPrompt(prompt);
  const { counts, overlays = [], ...kept } = source;
  const { camera, segments } = source;
  const settings = askedValues(understanding, 'setting', SETTINGS);
  const cameras = askedValues(understanding, 'camera', CAMERA_MOVES);
  const looks = changedLooks(
    segments.map((segment) => segment.look),
    understanding,
  );
  const subjects = changedSubjects(
    source.subjects,
    askedValues(understanding, 'subject', SUBJECTS),
  );
  const setting = changedValue(source.setting, [source.setting], settings, SETTINGS);
  const newCounts = changedCounts(counts, understanding.matched, subjects);
  const newOverlays = changedOverlays(overlays, understanding.matched, {
    startSeconds: 0,
    endSeconds: source.durationSeconds,
  });
  return {
    scene: {
      ...kept,
      setting,
      camera: changedValue(camera, [camera], cameras, CAMERA_MOVES),
      subjects,
      ...(newCounts === null ? {} : { counts: newCounts }),
      segments: segments.map((segment, index) => ({
        startSeconds: segment.startSeconds,
        look: looks[index] ?? segment.look,
      })),
      ...(newOverlays === null ? {} : { overlays: newOverlays }),
    },
    understanding: reportHidden(understanding, subjects, setting),
  };
}
