/** Words for the things that are drawn into a setting. */
import type { Subject } from '../../scene/scene.ts';

export const SUBJECT_TERMS: Readonly<Record<Subject, string>> = {
  boat: `boat, sailboat, sailing boat, sailing ship, fishing boat, rowing boat, wooden boat, little boat,
    small boat, ship, sailing, yacht, vessel, sloop, schooner, catamaran, dinghy, canoe, kayak, rowboat,
    船, 帆船, 小船, 渔船, 木船, 船只, 轮船, 游艇, 小舟, 扁舟, 舟, 独木舟, 孤舟, 帆`,
  cat: `cat, kitten, kitty, feline, tabby, tabby cat, house cat, black and white cat,
    black and white kitten, 猫, 猫咪, 小猫, 小猫咪, 猫儿, 橘猫, 花猫, 黑猫, 白猫, 黑白猫, 喵星人`,
  drone: `drone, quadcopter, quadrotor, multicopter, uav, camera drone,
    无人机, 四轴飞行器, 四旋翼, 航拍机, 飞行器`,
  birds: `bird, seabird, gull, seagull, pigeon, dove, swallow, sparrow, crow, raven, goose, geese,
    flock, flock of birds, flocks,
    鸟, 小鸟, 鸟儿, 飞鸟, 鸟群, 群鸟, 海鸥, 海鸟, 候鸟, 鸽子, 白鸽, 燕子, 麻雀, 乌鸦, 大雁`,
  balloon: `balloon, hot air balloon, air balloon, 热气球, 气球`,
};
