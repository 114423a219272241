/** Applies a prompt to what shots show: each changes in what was asked, and in nothing else. */
import type { Understanding } from '../understanding/understanding.ts';
import { askedValues } from './asked-values.ts';
import { changedFlowers } from './changed-flowers.ts';
import { changedMembers, isPartlyRemoved } from './changed-members.ts';
import { changedPostures } from './changed-postures.ts';
import { changedSubjects } from './changed-subjects.ts';
import { changedValue } from './changed-value.ts';
import { headingUnder } from './heading-of.ts';
import type { Shot } from './scene.ts';
import { CAMERA_MOVES, SETTINGS, SUBJECTS } from './scene.ts';

export function changedShots(shots: readonly Shot[], understanding: Understanding): Shot[] {
  const settings = askedValues(understanding, 'setting', SETTINGS);
  const cameras = askedValues(understanding, 'camera', CAMERA_MOVES);
  const asked = askedValues(understanding, 'subject', SUBJECTS);
  const everySetting = shots.map((shot) => shot.setting);
  const everyCamera = shots.map((shot) => shot.camera);
  return shots.map((shot) => {
    const { counts: _counts, colours: _colours, flowers: _flowers, ...rest } = shot;
    const { heading: _heading, postures, ...kept } = rest;
    const { matched } = understanding;
    const others = matched.some(({ refers, wish }) => refers === 'only' && wish === 'wanted')
      ? shot.subjects.filter((subject) => !asked.wanted.includes(subject))
      : [];
    const unwanted = [...asked.unwanted, ...others].filter(
      (subject) => !isPartlyRemoved(shot, subject, matched),
    );
    const subjects = changedSubjects(shot.subjects, { ...asked, unwanted });
    const members = changedMembers(shot, matched, subjects);
    const newPostures = changedPostures(postures, understanding.matched, subjects);
    const camera = changedValue(shot.camera, everyCamera, cameras, CAMERA_MOVES);
    return {
      ...kept,
      setting: changedValue(shot.setting, everySetting, settings, SETTINGS),
      camera,
      ...headingUnder(camera, shot),
      subjects,
      ...members,
      ...changedFlowers(shot, matched, { subjects, ...members }),
      ...(newPostures === null ? {} : { postures: newPostures }),
    };
  });
}
