/** Words that say what to do with the things named beside them. */
import type { TermKind } from '../term-meaning.ts';

type InstructionKind = Extract<
  TermKind,
  'negation' | 'removal' | 'change' | 'become' | 'preposition' | 'assertion' | 'joiner' | 'cut'
>;

export const INSTRUCTION_TERMS: Readonly<Record<InstructionKind, string>> = {
  negation: `no, less, fewer, not, never, without, without any, no more, no longer, neither, free of, devoid of,
    lack of, lacking, minus, except, except for, excluding, exclude, excludes, avoid, avoiding, isn't,
    aren't, wasn't, don't, doesn't, do not, does not, is not, should not, shouldn't, must not,
    instead of, in place of, rather than,
    不, 不要, 不要有, 不能有, 不是, 不在, 不带, 不含, 没有, 没, 无, 别, 别有, 避免, 减少, 而不是, 而非, 代替, 取代`,
  removal: `remove, removes, removing, delete, erase, drop, eliminate, get rid of, take away, take out,
    cut out, lose the, leave out, leave out the, take out the, hide, hide the, stop the,
    去掉, 去除, 移除, 移走, 删除, 删掉, 删去, 拿掉, 拿走, 除去, 除掉, 消除, 隐藏, 抹掉, 抹去, 清除, 去了`,
  change: `change, changes, changing, replace, replaces, replacing, swap, swaps, swapping, substitute,
    exchange, switch, switches, turn, turns, turning, transform, transforms, convert, shift, shifts,
    shifting, adjust, alter, from, 把, 将, 从, 用`,
  preposition: `to, into, with, for, by, towards, toward`,
  become: `become, becomes, becoming, fades into, fade into, fading into, fades to, fading to, gives way to, give way to, giving way to,
    melts into, melting into, dissolves into, transitions to, transitions into, transitioning to, transitioning into,
    逐渐变成, 逐渐变为, 逐渐转为, 渐渐变成, 渐渐变为, 渐渐转为, 慢慢变成, 渐变为, 渐变成, 渐变到, 过渡到, 过渡为, 转变为, 转变成, 转,
    换成, 换为, 换, 换上, 替换, 替换为, 替换成, 改成, 改为, 改到, 变成, 变为, 变到, 变得, 变, 转为, 转成, 转换为,
    调成, 调为, 调整为, 设为, 设成, 切换为, 切换到`,
  assertion: `add, adds, adding, include, including, insert, put, place, show, shows, showing, have, has,
    having, but, only, instead, bring, leave only, leaving only, leave just, keep only, show only, make, makes, give, introduce, use, using, want,
    添加, 加上, 加入, 增加, 加, 添上, 放, 放上, 有, 要, 但, 但是, 不过, 只留, 只留下, 只保留, 只剩, 只剩下, 仅保留, 仅留, 只, 让, 使, 使用, 出现, 显示, 展示`,
  joiner: `and, or, nor, as well as, plus, 和, 与, 及, 以及, 或, 或者, 跟, 还有`,
  cut: `then, and then, cut to, cuts to, cutting to, then cut to, next shot, next scene, second shot, second scene, followed by,
    after that, afterwards, later on, scene two, shot two,
    shot 1, shot 2, shot 3, shot 4, scene 1, scene 2, scene 3, scene 4, shot one, shot three, scene three,
    first shot, third shot, final shot,
    然后, 接着, 紧接着, 随后, 之后, 镜头切换到, 镜头切到, 镜头转到, 画面切换到, 画面切到, 画面转到, 切到, 切至, 下一个镜头, 下一幕, 第二个镜头, 转场到,
    镜头一, 镜头二, 镜头三, 镜头四, 镜头1, 镜头2, 镜头3, 镜头4, 第一个镜头, 第三个镜头, 分镜一, 分镜二, 分镜三`,
};
