/** What the gallery shows: every setting and every subject, in both languages, lying and upright. */

export interface GalleryPrompt {
  readonly prompt: string;
  readonly isUpright?: boolean;
}

export const GALLERY_PROMPTS: readonly GalleryPrompt[] = [
  { prompt: 'A sailing boat on a mountain lake at golden hour, birds' },
  { prompt: 'A cat walks through a meadow full of flowers on a sunny day' },
  { prompt: '一个无人机从海滩升空拍摄夕阳' },
  { prompt: 'Hot air balloons over the mountains at dawn' },
  { prompt: 'A city skyline at night, five drones in formation' },
  { prompt: 'A golden retriever running along the beach in the afternoon sun' },
  { prompt: '蝴蝶在花田上飞舞，阳光明媚' },
  { prompt: 'Three fish jump out of a calm lake at sunset' },
  { prompt: 'A red sports car drives through the desert at golden hour' },
  { prompt: 'A steam train in the mountains, snow' },
  { prompt: 'A runner in the park at dawn, fog' },
  { prompt: 'Three dancers on a city street at night' },
  { prompt: 'A rocket launches from the coast, clear sky' },
  { prompt: 'Tulips and daisies bloom in the rain, close to a forest' },
  { prompt: 'Our product in the studio, the text "NEW" at the start' },
  { prompt: '两只猫坐在窗台上看雨' },
  { prompt: 'A flock of birds over the forest in autumn fog' },
  { prompt: '一群小鱼在海底游动' },
  { prompt: 'A rocket in space among the stars' },
  { prompt: '雪山脚下的火车，黄昏，在结尾加上文字“旅途”' },
  {
    prompt:
      'A sailing boat on the sea, palette of teal, sand and rust, the Acme logo in the corner',
  },
  { prompt: 'A dancer at sunset on the beach', isUpright: true },
  { prompt: 'A neon city street at night in the rain, a car', isUpright: true },
  { prompt: 'A hot air balloon over a lake at dawn', isUpright: true },
];
