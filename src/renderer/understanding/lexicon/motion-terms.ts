/** What living things do, and which of the subjects are drawn doing it. */
import type { Subject } from '../../scene/scene.ts';

interface Motion {
  readonly terms: string;
  /** Of any other subject the motion is reported as not drawn. */
  readonly subjects: readonly Subject[];
}

export const MOTION_TERMS: Readonly<Record<string, Motion>> = {
  run: {
    terms:
      'run, runs, running, jog, jogs, jogging, sprint, sprinting, trot, trots, trotting, 奔跑, 跑步, 跑',
    subjects: ['runner', 'dog'],
  },
  walk: {
    terms: 'walk, walks, walking, stroll, strolls, strolling, 走路, 行走, 散步',
    subjects: ['cat', 'dog', 'lion'],
  },
  dance: {
    terms: 'dance, dances, dancing, twirl, twirls, twirling, 跳舞, 起舞, 翩翩起舞',
    subjects: ['dancer', 'butterfly'],
  },
  swim: { terms: 'swim, swims, swimming, 游泳, 游动, 游', subjects: ['fish'] },
  jump: {
    terms: 'jump, jumps, jumping, leap, leaps, leaping, 跳跃, 跳, 跃出, 跃起',
    subjects: ['fish'],
  },
  drive: {
    terms:
      'drive, drives, driving, drives by, race, races, racing, speed, speeds, speeding, 驶来, 飞驰, 疾驰',
    subjects: ['car', 'train'],
  },
  bloom: {
    terms: 'bloom, blooms, blooming, blossom, blossoms, blossoming, 盛开, 绽放, 开放',
    subjects: ['flower'],
  },
  rotate: {
    terms: 'rotate, rotates, rotating, spin, spins, spinning, revolve, revolving, 旋转, 转动',
    subjects: ['product_box', 'dancer'],
  },
  flutter: { terms: 'flutter, flutters, fluttering, 飞舞', subjects: ['butterfly', 'birds'] },
  launch: {
    terms: 'launch, launches, launching, blast off, blasts off, blasting off, 发射',
    subjects: ['rocket'],
  },
};
