import type { Aside, Doc, Section } from '../model/doc';
import type { Span } from '../model/span';
import { isTitle } from './meta-title';

/** A line of the canonical text without the white space around it. */
export interface Line extends Span {
  readonly text: string;
}

/** The parts of a document that say what it is. */
export interface View {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Lines before the report's own prose begins: titles, page furniture, salutations; at most thirty. */
  readonly head: readonly Line[];
  /** The last lines: signature, date, page furniture. */
  readonly tail: readonly Line[];
  /** Where the prose begins (offset), and where its opening ends. */
  readonly opening: Span;
  readonly asides: readonly Aside[];
  readonly sections: readonly Section[];
  /** The file's name without folder and ending. */
  readonly fileName: string;
}

const HEAD_LINES = 30;
const TAIL_LINES = 12;
const OPENING_LENGTH = 700;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const start = at + raw.indexOf(trimmed);
      lines.push({ text: trimmed, start, end: start + trimmed.length });
    }
    at += raw.length + 1;
  }
  return lines;
}

const SENTENCE_END = /[。;;!?]/;
/** A comma behind a year or an opening phrase: prose, even where a line breaks or the rest is cut. */
const OPENING_WORDS =
  /^(?:\d{4}\s*年?(?:度|以来)?\s*[,,是在我全]|20\d\d坚|一年来|根据|按照|为深入|为贯彻|近年来|今年|现将)/;
const HEADING = /^(?:[((]?[一二三四五六七八九十]{1,3}[))]?[、..]|一是|第一[,,、])/;

/** Whether a line belongs to the report's prose rather than to what stands above it. */
const isProse = (line: string): boolean =>
  OPENING_WORDS.test(line) ||
  (/^\d{4}\s*年(?!\s*\d{1,2}\s*月)/.test(line) && !isTitle(line) && line.length > 12) ||
  HEADING.test(line) ||
  (line.length > 40 && SENTENCE_END.test(line));

/**
 * Traditional characters of titles, openings and names of places, each with its simplified form: enough to read
 * metadata from a text in traditional characters; offsets stay as they are.
 */
const TRADITIONAL =
  '縣县區区鎮镇鄉乡廳厅報报總总結结況况關关於于開开發发進进東东廣广龍龙濟济寧宁陝陕蘇苏貴贵雲云遼辽慶庆蘭兰現现將将為为與与黨党級级堅坚' +
  '導导習习國国會会業业產产農农衛卫應应財财環环資资設设務务務务統统計计審审協协辦办處处隊队責责門门陽阳陰阴漢汉灣湾' +
  '臺台長长馬马鳳凤華华豐丰興兴義义銅铜銀银鐵铁錦锦綿绵陳陈連连遠远達达運运鄭郑鄰邻羅罗聖圣莊庄萬万葉叶蓮莲薊蓟' +
  '順顺頂顶類类饒饶魯鲁鹽盐麗丽黃黄齊齐岡冈島岛嶺岭崗岗巖岩幹干彌弥從从徑径復复恩恩慶庆揚扬時时曆历條条楊杨樂乐' +
  '機机權权歲岁歷历氣气沖冲瀋沈瀘泸瀏浏無无爾尔獻献獲获瑪玛瓊琼畢毕當当瘋疯眾众碭砀礦矿禮礼維维綏绥網网' +
  '縉缙羈羁聯联職职膠胶舊旧艷艳蕪芜薩萨藍蓝藏藏蘆芦號号補补規规視视認认訂订記记調调諮咨護护譯译讓让豫豫貢贡賀贺賓宾' +
  '贛赣軍军輝辉轄辖邊边郵邮鄂鄂鄧邓鄲郸釋释錄录鎖锁鏡镜閩闽閬阆隴陇隨随雙双雞鸡靈灵靜静韓韩頭头風风飛飞駐驻鬱郁魚鱼鶴鹤麥麦點点';
const FOLDED = new Map(
  (TRADITIONAL.match(/../gu) ?? []).map((pair) => [pair[0] ?? '', pair[1] ?? ''] as const),
);
const IS_TRADITIONAL = /[縣區報關於將為與黨級]/g;

/** The text in simplified characters where it is in traditional ones; its length stays. */
function simplified(text: string): string {
  if ((text.slice(0, 3000).match(IS_TRADITIONAL) ?? []).length < 3) return text;
  return text.replace(/[\u4e00-\u9fff]/g, (c) => FOLDED.get(c) ?? c);
}

/** Sorts a document into head, opening and tail. */
export function viewOf(doc: Doc, sections: readonly Section[], fileName: string): View {
  const text = simplified(doc.text);
  const lines = linesOf(text);
  const found = lines.slice(0, HEAD_LINES).findIndex((line) => isProse(line.text));
  const count = found >= 0 ? found : Math.min(lines.length, 6);
  const first = lines[count];
  const start = first?.start ?? text.length;
  return {
    text,
    lines,
    head: lines.slice(0, count),
    tail: lines.slice(Math.max(count, lines.length - TAIL_LINES)),
    opening: { start, end: Math.min(text.length, start + OPENING_LENGTH) },
    asides: doc.asides,
    sections,
    fileName: fileName.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, ''),
  };
}
