/** The place where things belong that are not drawn themselves: a castle stands in the mountains. */
import { readTerms } from '../understanding/read-terms.ts';
import type { Setting } from './scene.ts';

const PLACES: Partial<Readonly<Record<Setting, string>>> = {
  space: `on the moon, surface of the moon, lunar surface, earth from space, astronaut, spaceship, spacecraft, starship,
    space station, satellite, comet, 月球, 宇航员, 飞船, 宇宙飞船, 空间站, 卫星`,
  room: `table, wooden table, chair, bed, sofa, armchair, desk lamp, table lamp, candle, book, bookshelf, bookcase, desk, blinds, fireplace, computer,
    laptop, cup, coffee, coffee cup, cup of coffee, kitchen, bathroom, office, classroom, library, cafe, restaurant, bar,
    hotel, hospital, museum, school, fishbowl, fish bowl, fish tank, goldfish bowl, piano, guitar, cake, pizza, food, fruit,
    wine, baby, family, 桌子, 木桌, 椅子, 床, 沙发, 蜡烛, 台灯, 书, 书架, 书桌, 百叶窗, 壁炉, 电脑, 杯子, 咖啡, 厨房, 办公室, 教室, 图书馆,
    咖啡馆, 餐厅, 酒吧, 酒店, 医院, 博物馆, 学校, 鱼缸, 钢琴, 吉他, 蛋糕, 食物, 水果, 婴儿, 家人`,
  mountains: `castle, cabin, waterfall, volcano, glacier, canyon, cave, eagle, hawk, falcon, goat, great wall, tent, temple,
    dragon, avalanche, 城堡, 木屋, 小屋, 瀑布, 火山, 冰川, 山洞, 洞穴, 老鹰, 鹰, 山羊, 长城, 帐篷, 寺庙, 龙`,
  coast: `lighthouse, surfer, whale, dolphin, sailor, captain, pirate, cruise ship, ferry, battleship, warship, palm tree,
    shipwreck, crab, sea lion, iceberg, penguin, fisherman, 灯塔, 鲸, 鲸鱼, 海豚, 船长, 海盗, 邮轮, 渡轮, 军舰, 战舰, 棕榈树, 椰树,
    螃蟹, 海狮, 冰山, 企鹅`,
  underwater: `shark, sea turtle, octopus, jellyfish, seahorse, starfish, mermaid, submarine, sea creature,
    鲨鱼, 海龟, 章鱼, 水母, 海马, 海星, 美人鱼, 潜艇`,
  desert: `camel, pyramid, mars, 骆驼, 金字塔, 火星`,
  street: `bus, truck, tram, bicycle, bike, motorcycle, motorbike, market, crowd, puddle,
    公交车, 卡车, 电车, 自行车, 摩托车, 夜市, 市场, 人群, 积水`,
  city: `subway, stadium, mall, eiffel tower, 地铁, 商场, 体育场, 铁塔`,
  meadow: `horse, pony, cow, sheep, pig, rabbit, bunny, elephant, giraffe, windmill, farm, village, cottage, bee, kite,
    马, 牛, 羊, 猪, 兔子, 兔, 大象, 长颈鹿, 风车, 农场, 村庄, 村落, 蜜蜂, 风筝`,
  forest: `bear, deer, fox, wolf, owl, squirrel, mushroom, firefly, fairy, tiger, monkey, gorilla, panda, unicorn, swamp,
    熊, 鹿, 狐狸, 狼, 猫头鹰, 松鼠, 蘑菇, 萤火虫, 精灵, 老虎, 虎, 猴子, 熊猫, 大熊猫, 独角兽, 沼泽`,
  lake: `swan, duck, frog, flamingo, 天鹅, 鸭子, 青蛙, 鹤, 仙鹤`,
  studio: `bottle, perfume bottle, shoe, sneaker, ring, jewelry, diamond, phone, smartphone, soda can, singer,
    瓶子, 香水瓶, 鞋子, 戒指, 钻石, 手机`,
};

const PLACE_OF: ReadonlyMap<string, Setting> = new Map(
  // The keys of the record are settings; Object.entries widens them to string.
  Object.entries(PLACES).flatMap(([place, list]) =>
    readTerms(list).map((term) => [term, place as Setting] as const),
  ),
);

export const IMPLYING_TERMS: readonly string[] = [...PLACE_OF.keys()];

/** Where most of them belong, the first named of several; null where they may be anywhere. */
export function impliedPlace(notDrawn: readonly string[]): Setting | null {
  const votes = new Map<Setting, number>();
  for (const thing of notDrawn) {
    const place = placeOf(thing.toLowerCase());
    if (place !== null) votes.set(place, (votes.get(place) ?? 0) + 1);
  }
  const most = Math.max(...votes.values());
  return [...votes].find(([, count]) => count === most)?.[0] ?? null;
}

/** Of "red castles" the last word is the thing; before a Chinese one there is no gap. */
function placeOf(thing: string): Setting | null {
  const characters = Array.from(thing);
  for (const start of characters.keys()) {
    const rest = characters.slice(start).join('');
    const isWhole = start === 0 || characters[start - 1] === ' ' || /\p{Script=Han}/u.test(rest);
    const found = isWhole ? namesOf(rest).find((name) => PLACE_OF.has(name)) : undefined;
    if (found !== undefined) return PLACE_OF.get(found) ?? null;
  }
  return null;
}

function namesOf(thing: string): string[] {
  return [thing, thing.replace(/s$/u, ''), thing.replace(/es$/u, ''), thing.replace(/ies$/u, 'y')];
}
