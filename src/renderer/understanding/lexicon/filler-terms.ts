/**
 * Words that a prompt is held together with, and words every scene already answers: small words,
 * words for the video itself, praise, and motions that belong to the things drawn. They are neither
 * taken up nor reported.
 */

const SMALL_ENGLISH_WORDS = `a, an, the, this, that, these, those, it, its, is, are, was, were, be, been, being, am, i, i'm, i'd, you, your,
  he, his, she, her, we, our, us, they, them, their, me, my, of, on, in, at, as, over, under, above, below,
  across, along, around, through, between, behind, beside, besides, near, next, in front of, inside, outside,
  within, upon, onto, off, up, down, out, about, after, past, before, during, while, when, where, than, so, if,
  because, until, since, again, also, too, very, more, most, much, any, all, every, each, both, other, another,
  same, such, just, even, still, now, here, there, what, which, who, whose, how, could, will, would, shall,
  should, may, might, must, do, does, did, let, let's, please, once, s, t, like, own, not only, no one, nobody,
  nothing, nothing but, not far, not far away, not just, no matter, no doubt, never ending, everything,
  everything else, something, everywhere, one day, every day, someday, can, cannot, wearing, wears, dressed in`;

const VIDEO_WORDS = `video, clip, shot, scene, film, footage, movie, animation, image, picture, frame,
  background, foreground, view, camera, lens, wide, wide shot, wide angle, establishing shot,
  close, medium shot, long shot, landscape, scenery, panorama, panoramic, atmosphere, weather, light,
  lights, lighting, lit, setting, time, time of day, style, mood, effect, filter, overlay, environment,
  subject, sky, skies, sun, air, wind, water, horizon, surface, distance, distant, far, away,
  beginning, start, starts, starting, end, ends, ending, at the end, continue, continues, continuing,
  continued, keep, keeps, keeping, remain, remains, stay, stays, go on, goes on, second, seconds,
  remix, edit, extend, extension, generate, create, render, produce, version, original, sequence,
  snow capped, natural light, whole, entire, overall, sunbeam, sun ray, light ray, god rays, drawing, rendered, focus, highlights, contrast, composition, framing, follow, follows,
  promo, promotional, commercial, advertisement`;

const PRAISE = `cinematic, beautiful, stunning, gorgeous, pretty, lovely, scenic, picturesque, calm, calming,
  peaceful, serene, tranquil, quiet, gentle, gently, soft, softly, slow, slowly, smooth, smoothly,
  relaxing, majestic, epic, amazing, breathtaking, atmospheric, high quality, best quality, quality,
  masterpiece, detailed, highly detailed, ultra, hd, uhd, full hd, 4k, 8k, 1080p, 720p, resolution,
  sharp, crisp, professional, aesthetic, nice, good, great, big, small, large, little, tiny, huge, tall,
  high, low, deep, long, short, old, new, young, cute, fluffy, lonely, lone, alone, heavy,
  bright, dark, dense, thick, thin, fresh, strong, subtle, clear, open, empty, vast, wild, simple,
  different, current, rugged, rocky, glassy, silent, silently, cozy, cosy, faint, extreme, wooden, against, lightly, breeze, halfway, halfway through, half way, half way through, midway, midway through, in the second half, suddenly, gradually, gradual, season, over time,
  begin, begins, starting to, time passes, as time passes, transition from, transitions from, transitioning from, leave the, leave a, visible, heavily, slightly, completely, warmly`;

const NATURAL_MOTIONS = `fly, flies, flown, soar, soars, soaring, glide, glides, gliding, hover,
  hovers, hovering, drift, drifts, drifting, float, floats, floating, sail, sails, circle, circling,
  rest, rests, resting, watch, watches,
  watching, look at, looks at, looking, looking at, gaze, gazing, move, moves, moving, pass, passes,
  passing, cross, crosses, crossing, travel, travels, traveling, travelling, come, comes, coming, go,
  goes, going, fall, falls, falling, shine, shines, shining, glow, glows, glowing, reflect, reflects,
  reflecting, reflection, roll, rolls, rolling, lap, lapping, sway, swaying, blow, blowing, fill, fills, full,
  filled, cover, covered, capture, captures, capturing, filming, recording, seen, see, set, apply, sets`;

const CHINESE_WORDS = `的, 地, 得, 了, 着, 过, 在, 上, 下, 里, 中, 内, 外, 前, 后, 旁, 旁边, 上方, 下方, 上空, 之上, 之下, 前面, 后面,
  里面, 是, 也, 都, 就, 而, 且, 并, 并且, 同时, 到, 向, 往, 朝, 对, 给, 以, 于, 被, 因为, 个, 艘, 条, 架, 群,
  片, 座, 幅, 段, 这, 那, 这个, 那个, 它, 他, 她, 我, 你, 我们, 请, 帮我, 想要, 希望, 很, 非常, 更, 更加, 最, 太,
  少, 大, 小, 高, 低, 远, 近, 新, 旧, 老, 可以, 能, 会, 应该, 不同, 不断, 不远, 不远处, 不久, 不仅, 不只, 不但,
  不停, 不时, 无尽, 无边, 无边无际, 无限, 无比, 特别, 分别, 别致, 正在, 正, 再, 还, 时, 时候, 时间, 上的, 任何,
  之, 为, 其, 其他, 其它, 其余, 所有, 整个, 整体, 全部, 一切, 不变, 保持, 保留, 视频, 画面, 镜头, 场景, 背景,
  前景, 主体, 风景, 景色, 景, 环境, 影片, 片段, 短片, 宣传片, 广告片, 广告, 画, 图, 图片, 天空, 天, 空中, 天气,
  太阳, 日光, 光, 光线, 灯光, 光影, 风, 微风, 空气, 水, 远方, 远处, 地平线, 效果, 特效, 风格, 氛围, 感觉, 气氛,
  质感, 电影感, 电影, 开头, 结尾, 片尾, 末尾, 最后, 结束, 开始, 继续, 延续, 续写, 延长, 拍摄, 拍, 制作, 生成,
  创建, 美丽, 美, 漂亮, 唯美, 宁静, 平静, 安静, 静谧, 温柔, 轻轻, 慢慢, 缓缓, 缓慢, 优美, 壮观, 壮丽, 高清,
  高质量, 超清, 细节, 可爱, 孤独, 丰富, 飞, 飞过, 飞向, 盘旋, 飘, 飘过, 飘浮, 漂浮, 漂, 漂流,
  驶过, 驶向, 航行, 行驶, 看, 看着, 望, 望着, 凝视, 移动, 经过, 穿过, 掠过, 照,
  照耀, 闪烁, 洒, 洒在, 落, 落下, 飘落, 倒影, 弥漫, 设置, 修改, 调整, 调到, 更改, 马上, 阴影, 明亮, 昏暗, 浓, 淡,
  轻, 强, 弱, 相间, 来, 去, 沿, 沿着, 秒,
  突然, 忽然, 季节, 脚下, 山脚下, 视角, 地面, 路面, 拍打, 色彩缤纷, 清晰, 逐渐, 渐渐, 渐, 中途, 后半段, 到一半, 一半时, 下起, 下起了, 飘起, 飘起了, 刮起, 刮起了, 留, 留下, 由,
  露出, 倒映, 缭绕, 密布, 一望无际, 空无一人, 光束, 光柱, 柔光, 小路, 形成, 采用, 偶尔, 穿梭, 间,
  西下, 翻腾, 缓, 进来, 透过, 先是, 先, 穿, 穿着, 身穿`;

export const FILLER_TERMS = [
  SMALL_ENGLISH_WORDS,
  VIDEO_WORDS,
  PRAISE,
  NATURAL_MOTIONS,
  CHINESE_WORDS,
].join(', ');
