/** Words for the places that are drawn; a near place counts as the nearest one that is. */
import type { Setting } from '../../scene/scene.ts';

export const SETTING_TERMS: Readonly<Record<Setting, string>> = {
  coast: `coast, coastal, coastline, beach, sandy beach, on the sand, sea, seaside, seashore, shore,
    shoreline, ocean, oceanside, waves, surf, bay, gulf, cove, harbor, harbour, pier, dock, island,
    tropical island, cliffs, sea cliff, sea view, horizon of the sea, pacific, atlantic, mediterranean,
    海滩, 沙滩, 大海, 海边, 海岸, 海岸线, 海滨, 海面, 海上, 海洋, 海景, 海浪, 海水, 海湾, 海岛, 海港, 海,
    港口, 港湾, 码头, 浪花, 波涛, 岛屿, 小岛, 孤岛, 太平洋, 大西洋`,
  lake: `lake, lakeside, lakeshore, mountain lake, alpine lake, frozen lake, pond, lagoon, reservoir,
    river, riverside, riverbank, stream, creek, still water, calm water,
    湖, 湖泊, 湖面, 湖边, 湖畔, 湖水, 高山湖泊, 池塘, 水库, 河, 河流, 河边, 小河, 溪流, 小溪, 江面, 江边, 水面`,
  city: `city, cities, urban, cityscape, city street, coastal city, harbor city, harbour city, skyline,
    city skyline, downtown, uptown, metropolis, metropolitan, town, street, alley, avenue, boulevard,
    neon, neon light, neon sign, skyscraper, building, office tower, high rise, rooftop, apartment block,
    street photography, new york, manhattan, tokyo, shanghai, beijing, hong kong, paris, london,
    shenzhen, singapore, chicago, san francisco, dubai, seoul, los angeles,
    城市, 都市, 市区, 市中心, 街道, 街头, 街拍, 大街, 小巷, 巷子, 街, 天际线, 城市天际线, 霓虹, 霓虹灯,
    高楼, 高楼大厦, 大厦, 摩天大楼, 摩天楼, 楼房, 楼顶, 屋顶, 小镇, 城镇, 城,
    上海, 北京, 东京, 纽约, 香港, 巴黎, 伦敦, 深圳, 广州, 新加坡, 首尔`,
  mountains: `mountain, mountainside, mountain range, mountain valley, mountain landscape, mount fuji,
    alps, alpine, himalaya, himalayas, rocky mountains, peak, summit, ridge, valley, hill, highland,
    山, 山脉, 高山, 群山, 山峰, 山顶, 山谷, 雪山, 山间, 山区, 大山, 远山, 峡谷, 山丘, 富士山, 喜马拉雅, 阿尔卑斯`,
  meadow: `meadow, grassland, grass, grassy field, field, pasture, prairie, steppe, lawn, countryside,
    rolling hills, green hills, farmland, wildflowers, flower field, field of flowers, garden, park,
    savanna, savannah,
    草地, 草原, 草坪, 草丛, 草场, 大草原, 青草, 田野, 原野, 野外, 牧场, 乡村, 乡间, 田园, 花田, 花海, 花丛,
    花园, 公园`,
};
