/**
 * What the yearly division data cannot say. Facts from the notices of 国务院 and 民政部 on 行政区划调整.
 */

/**
 * Counties set up after the data's date: four-digit prefecture code and the county's name. Their own codes are
 * left out until the yearly data bring them.
 */
export const NEW_COUNTIES: readonly (readonly [prefecture: string, name: string])[] = [
  ['6532', '和安县'],
  ['6532', '和康县'],
];

/**
 * Counties merged into or renamed as another, 2010–2024: former name → six-digit code of the county it is in now.
 * Only those whose new name does not follow from the old: 某县 that became 某区 or 某市 is found by rule.
 */
export const FORMER_COUNTIES: Readonly<Record<string, string>> = {
  崇文区: '110101',
  宣武区: '110102',
  塘沽区: '120116',
  汉沽区: '120116',
  大港区: '120116',
  南汇区: '310115',
  卢湾区: '310101',
  闸北区: '310106',
  白下区: '320104',
  下关区: '320106',
  沧浪区: '320508',
  平江区: '320508',
  金阊区: '320508',
  崇安区: '320213',
  南长区: '320213',
  北塘区: '320213',
  戚墅堰区: '320412',
  维扬区: '321003',
  港闸区: '320613',
  下城区: '330105',
  江干区: '330102',
  江东区: '330212',
  居巢区: '340181',
  金家庄区: '340503',
  铜官山区: '340705',
  狮子山区: '340705',
  梅列区: '350404',
  湾里区: '360112',
  九江县: '360404',
  星子县: '360483',
  四方区: '370203',
  胶南市: '370211',
  长岛县: '370614',
  莱芜市: '370116',
  陵县: '371403',
  吉利区: '410308',
  萝岗区: '440112',
  茂港区: '440904',
  蝶山区: '450403',
  万盛区: '500110',
  达县: '511703',
  小河区: '520111',
  户县: '610118',
};
