/** What living things do or wear, and which of the subjects are drawn doing it. */
import { PEOPLE, type Posture, type Subject } from '../../scene/scene.ts';

interface Motion {
  readonly terms: string;
  /** Of any other subject the motion is reported as not drawn. */
  readonly subjects: readonly Subject[];
  /** Those that are drawn so keep to their place. */
  readonly posture?: Posture;
  /** Those of people, where the others have no drawing of their own for it. */
  readonly postureOfPeople?: Posture;
  /** Reported only where it is said of a subject: a camera flies too, and a house stands. */
  readonly isOnlySaid?: boolean;
}

/** That they rest is said of people and animals alone: a valley lies, and a lamp stands. */
export const LIVING: ReadonlySet<string> = new Set<Subject>([
  'birds',
  'butterfly',
  'cat',
  'dancer',
  'dog',
  'fish',
  'lion',
  'runner',
  ...PEOPLE,
]);

export const MOTION_TERMS: Readonly<Record<string, Motion>> = {
  run: {
    terms:
      'run, runs, running, jog, jogs, jogging, sprint, sprinting, trot, trots, trotting, 奔跑, 跑步, 跑',
    subjects: ['runner', 'dog', ...PEOPLE],
    postureOfPeople: 'running',
  },
  walk: {
    terms:
      'walk, walks, walking, stroll, strolls, strolling, 走路, 行走, 散步, 走, 走在, 走过, 漫步, 遛',
    subjects: ['cat', 'dog', 'lion', ...PEOPLE],
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
  fly: {
    terms: 'flying, 飞行, 飞翔, 翱翔',
    subjects: ['birds', 'butterfly', 'drone', 'balloon', 'rocket'],
    isOnlySaid: true,
  },
  stand: {
    terms: 'stand, stands, standing, perched, perching, 站, 站着, 站在, 伫立',
    subjects: ['cat', 'dog', 'lion', 'dancer', 'flower', 'product_box', 'rocket', ...PEOPLE],
    postureOfPeople: 'standing',
    isOnlySaid: true,
  },
  sit: {
    terms: `sit, sits, sitting, sat, seated, sitting down, sits down, sit down, 坐, 坐着, 坐下, 坐在, 蹲, 蹲着, 蹲坐`,
    subjects: ['cat', ...PEOPLE],
    posture: 'sitting',
  },
  lie: {
    terms: `lie, lies, lying, lying down, lies down, lie down, curled up, 趴, 趴着, 趴在, 蜷缩, 蜷缩着, 蜷着, 躺, 躺着, 躺在, 卧着`,
    subjects: ['cat'],
    posture: 'lying',
  },
  sleep: {
    terms: `sleep, sleeps, sleeping, asleep, nap, naps, napping, taking a nap, takes a nap, dozing, snoozing,
      睡觉, 睡着, 熟睡, 沉睡, 睡, 打盹, 午睡`,
    subjects: ['cat'],
    posture: 'sleeping',
  },
  wear: {
    terms: `dress, gown, skirt, shirt, t shirt, jersey, costume, tutu, outfit, clothes, coat,
      jacket, sweater, hoodie, suit, blouse, uniform, raincoat,
      裙, 裙子, 长裙, 短裙, 舞裙, 连衣裙, 衣服, 上衣, 衬衫, 球衣, 舞衣, 服装, 外套, 大衣, 夹克, 毛衣, 西装, 雨衣`,
    subjects: ['dancer', 'runner', ...PEOPLE],
  },
  launch: {
    terms:
      'launch, launches, launching, blast off, blasts off, blasting off, flame, flames, exhaust, 发射, 火焰, 火光, 尾焰',
    subjects: ['rocket'],
  },
};
