/**
 * How the long names of places are shortened in use: 玉屏侗族自治县 → 玉屏县, 玉屏自治县, 玉屏. By rule, so that
 * no list of nicknames is needed.
 */

const PEOPLES =
  '汉|壮|满|回|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|仡佬|东乡|高山|拉祜|水|佤|' +
  '纳西|羌|土|仫佬|锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|俄罗斯|' +
  '裕固|乌孜别克|门巴|鄂伦春|独龙|塔塔尔|赫哲|珞巴|各';
/** These stand without 族 in official names (木垒哈萨克自治县). */
const BARE_PEOPLES = '蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔';

const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:(?:${PEOPLES})族|${BARE_PEOPLES})*自治(区|州|县|旗)$`);
const PLAIN = /^(.+?)(?:省|市|地区|盟|区|县|旗|特别行政区)$/;

interface Parts {
  readonly stem: string;
  readonly kind: string;
  readonly autonomous: boolean;
}

function partsOf(name: string): Parts {
  const autonomous = AUTONOMOUS.exec(name);
  if (autonomous) {
    // 东乡族自治县 and 鄂温克族自治旗 are named for a people: the stem is its name.
    const stem = (autonomous[1] ?? name).replace(/(.{2,})族$/, '$1');
    return { stem, kind: autonomous[2] ?? '', autonomous: true };
  }
  const stem = PLAIN.exec(name)?.[1] ?? name;
  return { stem, kind: name.slice(stem.length), autonomous: false };
}

/** The name without its kind: 玉屏侗族自治县 → 玉屏, 北京市 → 北京, 和县 → 和. */
export const stemOf = (name: string): string => partsOf(name).stem;

/** The short form in use, with its kind where that is usual: 玉屏县, 恩施州; 内蒙古 for an autonomous region. */
export function shortName(name: string): string {
  const { stem, kind, autonomous } = partsOf(name);
  if (!autonomous) return name;
  return kind === '区' ? stem : stem + kind;
}

/** Short forms in official use that no rule gives: the names are foreign words of three syllables and more. */
const IRREGULAR: Readonly<Record<string, string>> = {
  巴音郭楞蒙古自治州: '巴州',
  博尔塔拉蒙古自治州: '博州',
  克孜勒苏柯尔克孜自治州: '克州',
  西双版纳傣族自治州: '版纳州',
  锡林郭勒盟: '锡盟',
};

/** Every form that ends in a kind: the full name and, for autonomous places, the two shorter ones. */
export function formsOf(name: string): readonly string[] {
  const { stem, kind, autonomous } = partsOf(name);
  const irregular = IRREGULAR[name];
  const forms = autonomous ? [name, `${stem}自治${kind}`, `${stem}${kind}`] : [name];
  return irregular === undefined ? forms : [...forms, irregular];
}
