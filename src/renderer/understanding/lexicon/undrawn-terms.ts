/**
 * Things the renderer knows of but has no drawing for. They are told to the caller rather than
 * swapped for something else, and as longer words they keep "sea lion" from meaning a coast.
 */

const LIVING_THINGS = `animal, sea lion, sea creature, mountain lion, mammoth, camel, tiger, leopard, panther, cheetah, big cat, wolf,
  wolves, fox, foxes, bear, polar bear, panda, horse,
  pony, cow, sheep, goat, pig, rabbit, bunny, deer, elephant, giraffe, monkey, gorilla, mouse, mice, rat,
  squirrel, snake, frog, turtle, sea turtle, crocodile, dinosaur, dragon, unicorn,
  shark, whale, dolphin, octopus, jellyfish, seahorse, crab, starfish, bee,
  hummingbird, dragonfly, dragonflies, insect, spider, firefly, fireflies, eagle, hawk, falcon, owl, parrot, penguin,
  swan, duck, chicken, flamingo, peacock, bride, groom, chef, doctor, baby, babies, crowd, family, families, friend, surfer,
  singer, astronaut, wizard, witch, knight, samurai, ninja, king, queen, soldier, fisherman,
  sailor, captain, pirate, monster, zombie, ghost, angel, fairy, fairies, mermaid, robot, android,
  动物, 海狮, 老虎, 虎, 豹, 豹子, 狼, 狐狸, 熊, 北极熊, 熊猫, 大熊猫, 猫头鹰, 骆驼, 仙鹤, 鹤, 猛犸象, 马,
  牛, 羊, 猪, 兔子, 兔, 鹿, 大象, 长颈鹿, 猴子, 老鼠, 松鼠, 蛇, 青蛙, 乌龟, 海龟, 恐龙, 龙, 独角兽, 鲨鱼,
  鲸鱼, 鲸, 海豚, 章鱼, 水母, 海马, 螃蟹, 海星, 蜜蜂, 蜻蜓, 昆虫, 蜘蛛, 萤火虫, 老鹰, 鹰, 鹦鹉, 企鹅, 天鹅, 鸭子,
  鸡, 孔雀, 鸵鸟, 蜂鸟, 山羊, 河马, 新娘, 新郎, 厨师, 医生, 巨龙, 人, 人物, 人群, 婴儿, 老人,
  家人, 朋友, 宇航员, 巫师, 骑士, 武士, 渔夫, 船长, 海盗, 怪物, 僵尸, 天使, 精灵, 美人鱼, 机器人`;

const VEHICLES_AND_OBJECTS = `bus, buses, truck, tram, subway, bicycle, bike, motorcycle, motorbike, airplane, aeroplane, plane, aircraft,
  jet, helicopter, airship, spaceship, spacecraft, starship, space station, satellite, submarine, cruise ship,
  ferry, ferries, battleship, warship, ufo, castle, house, cabin, cottage, palace, temple, church, churches,
  pagoda, pyramid, windmill, bridge, golden gate bridge, highway, railway, statue, lighthouse, lighthouses,
  lotus, lotus flower, peony, peonies, hydrangea, dandelion, chrysanthemum, water lily, water lilies, fountain, eiffel tower, great wall, chimney, eyes, branch, branches, treadmill, billboard, tree, palm tree, palm, cherry blossom, rose petals, leaf, leaves, rock, stone,
  door, table, wooden table, desk, chair, armchair, bookshelf, bookshelves, bookcase, blinds, fireplace, avalanche, perfume bottle, bed, sofa, street lamp, desk lamp, table lamp, lantern, candle, book, phone, smartphone, computer, laptop, cup, coffee,
  coffee cup, cup of coffee, fishbowl, fish bowl, fish tank, goldfish bowl, tent, kite, shipwreck, puddle, bottle, soda can, soda, cola, coke, pepsi, beer, wine, food, cake, pizza, burger, fruit, apple,
  banana, shoe, sneaker, ring, jewelry, diamond, guitar, piano, ball, football, basketball, umbrella, sword, gun,
  fire, campfire, smoke, explosion, firework, rainbow, aurora, northern lights, tornado, volcano,
  volcanoes, eclipse, comet, meteor, frying pan, mushroom,
  荷花, 莲花, 牡丹, 牡丹花, 梅花, 菊花, 兰花, 桃花, 蒲公英, 绣球花, 油菜花, 睡莲, 公交车, 卡车, 高铁, 地铁, 电车, 自行车, 摩托车, 飞机, 直升机, 飞艇, 飞船, 宇宙飞船, 空间站, 卫星, 潜艇, 邮轮,
  渡轮, 军舰, 战舰, 飞碟, 城堡, 房子, 房屋, 小屋, 木屋, 宫殿, 寺庙, 教堂, 宝塔, 金字塔, 风车, 桥, 大桥, 公路,
  道路, 铁路, 雕像, 灯塔, 喷泉, 铁塔, 长城, 树, 大树, 椰树, 棕榈树, 樱花, 树叶, 落叶, 枫叶, 礁石, 椰子树, 树枝, 竹子, 烟囱, 古建筑, 古风, 古风建筑, 汉服, 站台, 月台, 一杯咖啡, 热咖啡, 岩石, 石头, 门, 悬崖, 桌子, 木桌, 书桌, 书架, 百叶窗,
  椅子, 床, 沙发, 台灯, 路灯, 灯笼, 蜡烛, 书, 手机, 电脑, 杯子, 咖啡, 瓶子, 可乐, 百事, 百事可乐, 可口可乐, 啤酒, 饮料, 食物,
  蛋糕, 水果, 苹果, 鞋子, 戒指, 钻石, 吉他, 钢琴, 足球, 篮球, 雨伞, 鱼缸, 帐篷, 风筝, 壁炉, 香水瓶, 积水, 海报, 帆布, 伞, 剑, 火, 篝火, 烟,
  爆炸, 烟花, 彩虹, 极光, 龙卷风, 火山, 流星, 蘑菇, 鸟巢, 雪人`;

const PLACES = `on the moon, surface of the moon, lunar surface, canyon, cave, waterfall, swamp, glacier, iceberg, arctic, antarctica, mars, earth from space, village, farm,
  kitchen, bathroom, office, classroom, hospital, restaurant, cafe, bar, market, mall, library, museum, stadium,
  gym, school, factory, airport, train station, station, hotel, theater, theatre, swimming pool, pool, heaven,
  hell,
  洞穴, 山洞, 瀑布, 沼泽, 冰川, 冰山, 北极, 南极, 珊瑚, 火星, 月球, 村庄, 村落, 农场, 厨房, 办公室, 教室, 医院,
  餐厅, 咖啡馆, 酒吧, 市场, 夜市, 商场, 图书馆, 博物馆, 体育场, 学校, 工厂, 机场, 车站, 火车站, 酒店, 游泳池,
  泳池, 天堂`;

const EFFECTS_AND_MANNERS = `brand, sticker, emoji, voice, voiceover, voice over, narration, dialogue, music, song, soundtrack, transition,
  oil painting, claymation, stop motion, origami, lego, 3d render, low poly, steampunk, bokeh, depth of field,
  close up, closeup, extreme close up, macro, slow motion, papercraft, minimalist, spotlight, time lapse, timelapse, hyperlapse, fast motion, move faster,
  moves faster, faster, slower, first person, hot spring, hot springs, slow down, slow it down, slow the camera down, speed up, speed it up, picnic, christmas, halloween, wedding, party, eat, eats, eating, play, plays, playing, chase, chases, chasing, crash, explode, explodes,
  品牌, 贴纸, 旁白, 配音, 音乐, 歌曲, 转场, 油画, 剪纸, 蒸汽朋克, 景深, 特写, 微距, 慢动作, 慢镜头, 聚光灯, 极简, 极简风格, 延时, 延时摄影, 快进,
  加速, 放慢, 加快, 慢一点, 快一点, 做饭, 爵士乐, 停, 停在, 停靠, 停泊, 停留, 摇曳, 更快, 温泉, 年轻, 节日, 圣诞, 婚礼, 派对, 滑雪, 吃, 玩耍, 追逐`;

export const UNDRAWN_TERMS = [
  LIVING_THINGS,
  VEHICLES_AND_OBJECTS,
  PLACES,
  EFFECTS_AND_MANNERS,
].join(', ');
