/**
 * Traditional Chinese characters that occur in prompts, each beside its simplified form: the
 * lexicon is written in simplified characters only.
 */

const PAIRS = `
  無无 機机 貓猫 鳥鸟 鷗鸥 氣气 熱热 燈灯 風风 電电 視视 鏡镜 頭头 畫画 麗丽
  藍蓝 綠绿 紅红 黃黄 雲云 霧雾 陽阳 陰阴 場场 灘滩 邊边 島岛 灣湾 鄉乡 園园
  門门 橋桥 樓楼 廈厦 獅狮 馬马 魚鱼 龍龙 車车 飛飞 們们 個个 來来 從从 變变
  換换 為为 與与 淺浅 鮮鲜 豔艳 艷艳 銀银 銅铜 質质 寫写 實实 調调 動动 靜静
  態态 進进 遠远 將将 這这 裡里 裏里 過过 還还 沒没 別别 東东 紐纽 約约 時时
  間间 晝昼 標标 誌志 題题 樹树 葉叶 雜杂 貨货 緩缓 轉转 靈灵 純纯 淨净 瀰弥
  點点 線线 對对 應应 該该 請请 讓让 給给 後后 舊旧 彈弹 語语 聲声 溫温 憂忧
  鬱郁 傷伤 燦灿 爛烂 燒烧 熾炽 滿满 開开 關关 閉闭 繼继 續续 層层 疊叠 極极
  濃浓 強强 連连 綿绵 際际 腳脚 衝冲 閃闪 雙双 單单 獨独 鴿鸽 鵝鹅 鴨鸭 鷹鹰
  兒儿 嬰婴 廣广 亞亚 歐欧 戰战 艦舰 輪轮 遊游 輛辆 鐵铁 軌轨 賽赛 觀观 飄飘
  蕩荡 攝摄 製制 賓宾 爾尔 幾几 條条 團团 顏颜 係系 鬧闹 靄霭 鹹咸 麼么 雞鸡
  豬猪 楓枫 顯显 專专 輕轻 腦脑 書书 蟲虫 蠟蜡 燭烛 籠笼 桿杆 壯壮 觸触 幹干
  見见 覽览 萬万 豐丰 圖图 蘭兰 紺绀 縮缩 歡欢 樂乐 懷怀 傘伞 劍剑 煙烟 彌弥
  灑洒 駛驶 經经 趨趋 處处 體体 刪删 隻只 夾夹 銹锈 鏽锈 產产 螢萤 鸚鹦 鵡鹉
  鯨鲸 鯊鲨 鴕鸵 羅罗 紋纹 澤泽 運运 釋释 暫暂 橫横 懸悬 鉤钩 銳锐 麥麦 棗枣
  藥药 嶺岭 巒峦 崗岗 濱滨 滯滞 潔洁 漁渔 滅灭 賞赏 贊赞 優优 檸柠 閒闲 閑闲
  鬆松 曉晓 輝辉 錄录 寬宽 詳详 細细 節节 飲饮 館馆 廳厅 廚厨 臥卧 學学 醫医
  儀仪 網网 內内 兩两 鎮镇 顆颗`;

const SIMPLIFIED_FORMS = new Map(
  PAIRS.trim()
    .split(/\s+/)
    .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
);

export function simplifiedCharacter(character: string): string {
  return SIMPLIFIED_FORMS.get(character) ?? character;
}
