/**
 * Bodies and areas that a figure with 个 or 家 counts (16个乡镇, 3个督查组), as the words right behind it. 个市场主体 and
 * 个县级事项 count something else.
 */
export const bodyNouns: readonly string[] = [
  '(?:[省市县区旗州乡镇]?政府)?(?:工作|组成|直属|职能|执法|行政)部门',
  '(?:[省市县区旗州乡镇]|中央|区县|市县|垂管|驻[市县区])?[级属直辖]*(?:部门|单位|机关|科室|处室|股室|站所|局办|委办局)',
  '(?:省|市|县|区|旗|州|盟|地市|县区|区县|市州)(?:[(（][^)）]{1,8}[)）])?(?=[,，、。;；:：和及与全均都已的对开完落实]|$)',
  '(?:乡镇|镇街|镇乡|苏木|嘎查|街道|街镇|行政村|自然村|社区|村居|村|乡|镇|居委会)(?![级务规庄民振])',
  '(?:督[察查导]|检查|工作|评查|巡查|调研|考核|专项|联合)*(?:小组|组|专班|专班组|队伍|支队|大队|中队)',
  '(?:行政|综合)*执法(?:主体|机关|机构|部门|单位)',
  '(?:派出所|司法所|市场监管所|执法所|管理所|法庭|园区|开发区|功能区|企业|学校)',
];

/** Indicators of the catalogue whose figures may count bodies; of all others a figure that counts bodies is none. */
export const countsBodies: ReadonlySet<string> = new Set([
  'function.newEnterprises',
  'function.inspectedEntities',
  'adviser.engaged',
  'adviser.covered',
  'enforcement.unitsInspected',
  'publicity.modelVillages',
  'supervision.auditProjects',
]);
