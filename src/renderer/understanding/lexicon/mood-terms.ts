/** Words for the moods: a feeling that the whole picture is to give. */
import type { Mood } from '../../scene/scene.ts';

export const MOOD_TERMS: Readonly<Record<Mood, string>> = {
  calm: `calm mood, calm atmosphere, peaceful mood, peaceful atmosphere, serene mood, serene atmosphere, tranquil mood, meditative, contemplative, hushed, soothing, zen,
    宁静的氛围, 平静的氛围, 安静的氛围, 治愈, 治愈系, 禅意, 舒缓`,
  joyful: `joyful, happy, cheerful, playful, uplifting, festive, lively, energetic, upbeat, fun, youthful,
    欢快, 快乐, 开心, 欢乐, 喜庆, 活泼, 活力, 年轻活力, 充满活力, 热闹, 愉快`,
  dreamy: `dreamy, dreamlike, ethereal, surreal, whimsical, magical, fairytale, fairy tale,
    梦幻, 如梦如幻, 梦境, 唯美梦幻, 空灵, 奇幻, 童话`,
  romantic: `romantic, romance, tender, intimate, sensual, 浪漫, 温馨, 甜蜜, 深情, 柔情`,
  melancholic: `melancholic, melancholy, sad, sorrowful, wistful, bittersweet, somber, sombre, lonesome,
    忧郁, 悲伤, 伤感, 离别, 忧伤, 惆怅, 哀愁, 沉郁`,
  mysterious: `mysterious, moody, mystery, enigmatic, mystical, otherworldly, 神秘, 神秘感, 诡秘, 迷离`,
  dramatic: `dramatic, intense, powerful, heroic, dramatic mood, dramatic lighting, dramatic atmosphere, 戏剧性, 震撼, 激烈, 大气磅礴, 史诗感`,
  tense: `tense, suspense, suspenseful, scary, spooky, eerie, creepy, horror, ominous, thriller, menacing,
    紧张, 恐怖, 惊悚, 悬疑, 阴森, 诡异, 压抑, 不安`,
};
