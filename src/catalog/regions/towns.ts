import { placeOf, type Place } from './places';
import { TOWNSHIPS } from './townships';

/** A township with its nine-digit code and the county it belongs to (a prefecture where there are no counties). */
export interface Town {
  readonly name: string;
  readonly code: string;
  readonly county: Place;
}

interface Line {
  readonly code: string;
  readonly names: string;
}

const LINES: readonly Line[] = TOWNSHIPS.trim()
  .split('\n')
  .map((line) => ({ code: line.slice(0, 6), names: `,${line.slice(7)},` }));

/** The code of a township within its line: counted from the last one that is printed. */
function lastDigits(names: string, at: number): string {
  let code = 0;
  for (const item of names.slice(1, at).split(',')) {
    const printed = /^(\d{3})=/.exec(item)?.[1];
    code = printed === undefined ? code + 1 : Number(printed);
  }
  return String(code).padStart(3, '0');
}

/** Where a line lists the name, by itself or behind the county's own (济源市某某镇), or -1. */
function indexIn(names: string, name: string, county: string): number {
  for (let at = names.indexOf(`${name},`); at >= 0; at = names.indexOf(`${name},`, at + 1)) {
    const start = Math.max(names.lastIndexOf(',', at - 1), names.lastIndexOf('=', at - 1)) + 1;
    if (start === at || names.slice(start, at) === county) return at;
  }
  return -1;
}

function townIn(line: Line, name: string): Town | null {
  if (!line.names.includes(`${name},`)) return null;
  const county = countyOf(line.code);
  const at = county ? indexIn(line.names, name, county.name) : -1;
  if (!county || at < 0) return null;
  return { name, code: line.code + lastDigits(line.names, at + name.length), county };
}

/** Cities without counties have a line of their own, filed under a code of no county. */
function countyOf(code: string): Place | null {
  return placeOf(code) ?? placeOf(code.slice(0, 4));
}

/** The statistics write 某某街道 and 某地区; reports say 某某街道办事处, 某某地区办事处 too. */
const asListed = (name: string): string => name.replace(/(街道|地区)办事处$/, '$1');

/** All names as the lines print them. */
const NAMES = new Set<string>();
/** The lines that list a name, by itself or behind the county's own. */
const LISTING = new Map<string, Line[]>();

const listed = (name: string, line: Line): void => {
  const lines = LISTING.get(name);
  if (!lines) LISTING.set(name, [line]);
  else if (lines.at(-1) !== line) lines.push(line);
};

for (const line of LINES) {
  const county = countyOf(line.code)?.name;
  for (const item of line.names.slice(1, -1).split(',')) {
    const name = item.replace(/^\d{3}=/, '');
    NAMES.add(name);
    listed(name, line);
    if (county !== undefined && name.startsWith(county)) listed(name.slice(county.length), line);
  }
}

/** Whether any township bears this name. */
export const isTown = (name: string): boolean => NAMES.has(asListed(name));

/** All townships of this name, in the order of their codes. */
export function townsNamed(name: string): readonly Town[] {
  const known = asListed(name);
  const towns: Town[] = [];
  for (const line of LISTING.get(known) ?? []) {
    const town = townIn(line, known);
    if (town) towns.push(town);
  }
  return towns;
}

/** The townships of one county, for pickers. */
export function townsOf(county: string): readonly Town[] {
  const line = LINES.find((l) => l.code === county);
  const place = line ? countyOf(line.code) : null;
  if (!line || !place) return [];
  let code = 0;
  return line.names
    .slice(1, -1)
    .split(',')
    .map((item) => {
      const printed = /^(\d{3})=(.+)$/.exec(item);
      code = printed ? Number(printed[1]) : code + 1;
      const name = printed?.[2] ?? item;
      return { name, code: line.code + String(code).padStart(3, '0'), county: place };
    });
}
