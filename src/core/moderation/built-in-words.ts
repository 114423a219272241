/**
 * The words that are refused unless an operator says otherwise: few, and each by itself enough.
 *
 * A word that also has a harmless meaning is not here, only phrases that have none: "porn" but not
 * "sex", "beheading video" but not "blood". Chinese is looked for inside longer text, so a word
 * that two harmless ones can form between them is not here either: 色情 stands in 出色情节, 性交 in
 * 理性交流, 口交 in 路口交通, 做爱 in 做爱心早餐, 自慰 in 独自慰问.
 */
export const BUILT_IN_WORDS: Readonly<Record<string, readonly string[]>> = Object.freeze({
  'sexual/minors': words(`
    child porn, child pornography, kiddie porn, kid porn, teen porn, underage porn,
    underage sex, preteen sex, sex with a child, sex with children, csam, lolicon,
    shotacon, nude child, nude children, naked child, naked children, nude minor,
    儿童色情, 兒童色情, 幼女色情, 幼童色情, 未成年色情, 未成年人色情, 萝莉色情,
    蘿莉色情, 裸体儿童, 裸體兒童, 裸体幼女, 裸體幼女, 恋童癖, 戀童癖
  `),
  sexual: words(`
    porn, porno, pornography, pornographic, pornstar, hentai, blowjob, gangbang,
    cumshot, bukkake, handjob, masturbate, masturbates, masturbating,
    masturbation, sexual intercourse, having sex, have sex, explicit sex, anal sex,
    oral sex, hardcore sex, sex scene, sex tape, rape scene, rape video,
    色情片, 色情视频, 色情影片, 色情电影, 色情内容, 色情图片, 色情画面, 色情场面,
    色情視頻, 色情電影, 色情內容, 色情圖片, 色情畫面, 色情場面, 成人色情,
    做爱场面, 做爱视频, 做爱画面, 做愛場面, 做愛影片, 做愛畫面, 性爱视频, 性愛影片,
    性交场面, 性交画面, 性交视频, 性交姿势, 性交場面, 性交畫面, 肛交, 裸聊,
    自慰视频, 自慰画面, 自慰影片, 淫秽, 淫穢, 淫乱, 淫亂, 轮奸, 輪姦,
    强奸画面, 强奸视频, 强奸场面, 強姦畫面, 強姦影片, 強姦場面
  `),
  'self-harm/instructions': words(`
    how to kill yourself, how to kill myself, ways to kill yourself, ways to kill myself,
    how to commit suicide, how to hang yourself, how to hang myself, suicide instructions,
    suicide tutorial, how to self harm,
    自杀方法, 自杀教程, 如何自杀, 怎么自杀, 怎样自杀, 自残教程, 如何自残,
    自殺方法, 自殺教程, 如何自殺, 怎麼自殺, 怎樣自殺, 自殘教程, 如何自殘
  `),
  'violence/graphic': words(`
    snuff film, snuff video, torture porn, gore porn, beheading video,
    dismembered corpse, dismembered body, disemboweled, disembowelled,
    斩首视频, 斩首画面, 斬首影片, 斬首畫面, 虐杀视频, 虐殺影片, 肢解尸体, 肢解屍體,
    血腥肢解, 碎尸视频, 虐童视频, 虐童影片
  `),
});

function words(text: string): readonly string[] {
  return text.split(/[,\n]/).flatMap((word) => word.trim() || []);
}
