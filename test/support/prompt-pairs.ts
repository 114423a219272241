/** Prompts and what they are remixed to, in both languages, with what each remix is measured by. */

/** Beside what every remix keeps: which way the colours must turn. */
export type Direction = 'any' | 'warm' | 'dark' | 'grey' | 'palette';

export interface PromptPairs {
  readonly prompt: string;
  readonly remixes: readonly (readonly [prompt: string, direction: Direction])[];
}

export const PROMPT_PAIRS: readonly PromptPairs[] = [
  {
    prompt: 'A sailing boat on a mountain lake at noon, clear sky',
    remixes: [
      ['Change it to golden hour', 'warm'],
      ['Shift the color palette to teal, sand, and rust', 'palette'],
      ['夜晚，下雨', 'dark'],
      ['Make it a watercolor painting', 'any'],
    ],
  },
  {
    prompt: '正午晴朗的海滩，海鸥飞过大海',
    remixes: [
      ['添加日落滤镜效果', 'warm'],
      ['改为黑白电影', 'grey'],
      ['Change the weather to a thunderstorm', 'any'],
      ['变成像素风', 'any'],
    ],
  },
  {
    prompt: 'A city skyline by day under a clear sky',
    remixes: [
      ['at night in the rain', 'dark'],
      ['blue hour', 'any'],
      ['大雪', 'any'],
      ['cyberpunk', 'any'],
    ],
  },
  {
    prompt: '白天晴朗的雪山，热气球',
    remixes: [
      ['金色阳光', 'warm'],
      ['夜晚，星空', 'dark'],
      ['Add fog', 'any'],
      ['素描风格', 'any'],
    ],
  },
  {
    prompt: 'A cat walks through a sunny meadow at midday',
    remixes: [
      ['sunset', 'warm'],
      ['冬天，下雪', 'any'],
      ['as a cartoon, dreamy', 'any'],
      ['Change the weather to windy', 'any'],
    ],
  },
  {
    prompt: '白天晴朗的森林',
    remixes: [
      ['清晨，薄雾', 'any'],
      ['at night', 'dark'],
      ['vintage film', 'any'],
      ['不要阳光，下雨', 'any'],
    ],
  },
  {
    prompt: 'Sand dunes in the desert at noon, blue sky',
    remixes: [
      ['sunset', 'warm'],
      ['a night full of stars', 'dark'],
      ['沙尘暴', 'any'],
      ['noir', 'grey'],
    ],
  },
  {
    prompt: '白天晴朗的城市街道，商店',
    remixes: [
      ['霓虹风格，夜晚', 'dark'],
      ['Make it rain, no sun', 'any'],
      ['golden hour', 'warm'],
      ['pastel colors', 'any'],
    ],
  },
  {
    prompt: 'A cat sitting on a windowsill in daylight, sunny',
    remixes: [
      ['Make it rain', 'any'],
      ['黄昏', 'any'],
      ['romantic mood', 'any'],
      ['black and white', 'grey'],
    ],
  },
  {
    prompt: '海底世界，珊瑚礁，白天',
    remixes: [
      ['night', 'dark'],
      ['金色阳光', 'warm'],
      ['卡通风格', 'any'],
      ['mysterious', 'any'],
      ['color palette of navy, violet and coral', 'any'],
    ],
  },
  {
    prompt: 'A planet in deep space',
    remixes: [
      ['golden light', 'warm'],
      ['水彩画', 'any'],
      ['comic book style', 'any'],
      ['melancholic', 'any'],
    ],
  },
  {
    prompt: '产品展台，抽象背景，白天晴朗',
    remixes: [
      ['sunset light', 'warm'],
      ['蓝图风格', 'any'],
      ['Change the palette to #1f7a7a, #dcc59a and #a4472a', 'any'],
      ['at night', 'dark'],
    ],
  },
];
