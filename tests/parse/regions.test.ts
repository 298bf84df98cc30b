import { describe, expect, it } from 'vitest';
import { FORMER_COUNTIES } from '../../src/catalog/regions/changes';
import { findPlaces } from '../../src/catalog/regions/mentions';
import { formsOf, shortName, stemOf } from '../../src/catalog/regions/names';
import {
  levelOf,
  parentsOf,
  placeOf,
  placesNamed,
  regionTree,
  resolve,
  sameParent,
} from '../../src/catalog/regions/places';
import { isTown, townsNamed, townsOf } from '../../src/catalog/regions/towns';

describe('names of places', () => {
  it.each([
    ['玉屏侗族自治县', '玉屏县', '玉屏'],
    ['威宁彝族回族苗族自治县', '威宁县', '威宁'],
    ['恩施土家族苗族自治州', '恩施州', '恩施'],
    ['海西蒙古族藏族自治州', '海西州', '海西'],
    ['巴音郭楞蒙古自治州', '巴音郭楞州', '巴音郭楞'],
    ['隆林各族自治县', '隆林县', '隆林'],
    ['东乡族自治县', '东乡县', '东乡'],
    ['鄂温克族自治旗', '鄂温克旗', '鄂温克'],
    ['内蒙古自治区', '内蒙古', '内蒙古'],
    ['新疆维吾尔自治区', '新疆', '新疆'],
    ['长白朝鲜族自治县', '长白县', '长白'],
    ['桐梓县', '桐梓县', '桐梓'],
  ])('shorten by rule: %s is %s, bare %s', (full, short, stem) => {
    expect([shortName(full), stemOf(full)]).toEqual([short, stem]);
  });

  it('keep the middle form of autonomous places', () => {
    expect(formsOf('屏边苗族自治县')).toEqual(['屏边苗族自治县', '屏边自治县', '屏边县']);
  });
});

describe('a name resolves', () => {
  it('to its only place, in any form', () => {
    expect(resolve('威宁自治县').place?.code).toBe('520526');
    expect(resolve('桐梓县').place?.code).toBe('520322');
  });

  it('to the place whose parents stand near, and else to none of its alternatives', () => {
    expect(resolve('鼓楼区', ['徐州市']).place?.code).toBe('320302');
    expect(resolve('鼓楼区', ['开封']).place?.code).toBe('410204');
    const open = resolve('鼓楼区');
    expect(open.place).toBeNull();
    expect(open.alternatives).toHaveLength(4);
  });

  it('as a former name where only the kind changed or the table knows it', () => {
    expect(resolve('永年县')).toMatchObject({ place: { name: '永年区' }, former: true });
    expect(resolve('星子县')).toMatchObject({ place: { name: '庐山市' }, former: true });
    expect(resolve('桐梓县').former).toBe(false);
  });

  it('to nothing for a name that never was', () => {
    expect(resolve('无此县')).toEqual({ place: null, alternatives: [], former: false });
  });

  it('from no former name that is still in use', () => {
    for (const [name, code] of Object.entries(FORMER_COUNTIES)) {
      expect(placesNamed(name), name).toEqual([]);
      expect(placeOf(code)?.level, name).toBe('county');
    }
  });
});

describe('codes', () => {
  it('lead to parents and levels', () => {
    expect(parentsOf('520526')).toEqual(['贵州省', '毕节市']);
    expect(parentsOf('110109')).toEqual(['北京市']);
    expect(parentsOf('510522102')).toEqual(['四川省', '泸州市', '合江县']);
    expect(['500000', '320300', '320302', '510522102'].map(levelOf)).toEqual([
      'province',
      'prefecture',
      'county',
      'township',
    ]);
  });

  it('say who stands under the same place', () => {
    expect(sameParent('320302', '320303')).toBe(true);
    expect(sameParent('320302', '410204')).toBe(false);
    expect(sameParent('320302', '320300')).toBe(false);
    expect(sameParent('510522102', '510522101')).toBe(true);
  });

  it('are unique in the tree of 34 provinces', () => {
    const tree = regionTree();
    const codes: (string | null)[] = [];
    const walk = (branches: typeof tree): void => {
      for (const b of branches) {
        if (b.code !== null) codes.push(b.code);
        walk(b.children);
      }
    };
    walk(tree);
    expect(tree).toHaveLength(34);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(3300);
  });
});

describe('places named in a text', () => {
  const named = (text: string): string[] => findPlaces(text).map((m) => m.name);

  it.each([
    ['学习大庆市让胡路区和桐梓县的做法', ['大庆市', '让胡路区', '桐梓县']],
    ['全市场主体和江南区域协调', []],
    ['中共和县县委', ['和县']],
    ['各镇和县直部门', []],
    ['晋城市城区与各地城区', ['晋城市', '城区']],
    ['玉屏县、威宁自治县', ['玉屏县', '威宁自治县']],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });

  it('point at their words', () => {
    const text = '与桐梓县、凤庆县交流';
    for (const m of findPlaces(text)) expect(text.slice(m.start, m.end)).toBe(m.name);
  });
});

describe('townships', () => {
  it('are found by name with their county', () => {
    const [town, ...more] = townsNamed('下露河朝鲜族乡');
    expect([town?.county.name, more.length]).toEqual(['宽甸满族自治县', 0]);
    expect(townsNamed('城关镇').length).toBeGreaterThan(80);
    expect([isTown('万莲街道办事处'), isTown('无此街道')]).toEqual([true, false]);
  });

  it('are found where the statistics print the county before the name', () => {
    expect(townsNamed('克井镇').map((t) => t.county.name)).toEqual(['济源市']);
  });

  it('of cities without counties belong to the city', () => {
    expect(townsNamed('虎门镇').map((t) => t.county.name)).toEqual(['东莞市']);
  });

  it('list with the codes that they are found by', () => {
    const [first] = townsOf('510522').filter((t) => t.name === '白沙镇');
    expect(first?.code).toBe('510522102');
    expect(townsNamed('白沙镇').map((t) => t.code)).toContain('510522102');
  });
});
