import type { PhraseEntry } from '../../model/phrase';

/** Part 3: normative documents. */
export const rulesPhrases: readonly PhraseEntry[] = [
  {
    indicator: 'rules.issued',
    units: '@份',
    phrases: [
      '{文件} 制定|出台|印发|发布|制发|颁布|公布|下发|审议通过|新制定|新出台|起草并|发文',
      '{文件}~ 制定|出台|印发|制发',
      '{文件} 全年|今年|年内|本年度|共',
    ],
    not: '清理 备案|报备 审查|审核 评估 废止 失效 修改|修订 梳理 保留 继续 公开 政策 现行 报送 解读 建议|异议 论证',
    negative: ['{文件} 制定|出台|印发|制发|发布'],
  },
  {
    indicator: 'rules.reviewed',
    units: '@份 件次 份次 条',
    phrases: [
      '{文件} {合法审}|审核|审查|把关|审议|通过审',
      '{文件}~ {合法审} 文件',
      '{文件} {合法审}|审查|审核^',
    ],
    not: '备案|报备 清理 合同|协议 决策|事项|议题|材料|案件|文书 评估 梳理 后评估 公平竞争 机构 人员',
  },
  {
    indicator: 'rules.reviewPassRate',
    units: '%',
    phrases: [
      '{文件}~ 合格率|通过率|合法率|审核率|审查率',
      '{合法审}~ 合格率|通过率',
      '{合法审} 率',
    ],
    not: '重大 决策^ 合同^ 协议^ 案卷 考试 备案率|报备率 满意 执法',
  },
  {
    indicator: 'rules.filed',
    units: '@份',
    phrases: ['{文件} 备案|报备|报送|备案审查', '{文件}~ 备案|报备|备案审查|报送', '备案审查'],
    not: '合同|协议 重大行政处罚|处罚 决定 清理 规章|法规 废止 企业|项目 决策',
  },
  {
    indicator: 'rules.cleaned',
    units: '@份',
    phrases: ['{文件} 清理|梳理|摸排|纳入清理|审视|排查|起底', '{文件}~ 清理'],
    not: '政策 废止 失效 保留 继续 修改|修订 备案 {合法审} 清理意见 宣布',
  },
  {
    indicator: 'rules.kept',
    units: '@份',
    phrases: [
      '{文件}~ 现行有效 -清理 -评估 -梳理',
      '{文件}~ 保留|确认有效|仍然有效|继续有效|继续执行|继续适用|继续实施|继续沿用|予以保留|拟保留',
    ],
    not: '政策 废止 失效 修改|修订 权责 证明',
  },
  {
    indicator: 'rules.repealed',
    units: '@份',
    phrases: ['{文件}~ 废止|废除|拟废止|予以废止'],
    not: '政策 保留 继续有效',
  },
  {
    indicator: 'rules.lapsed',
    units: '@份',
    phrases: ['{文件}~ 失效|自动失效|宣布失效'],
    not: '政策 废止 保留 继续有效',
  },
  {
    indicator: 'rules.toAmend',
    units: '@份',
    phrases: ['{文件}~ 修改|修订|拟修改|修正|需修改|拟修订|适时修改'],
    not: '政策 废止 失效 保留 {合法审} 审查|审核 提出 意见 条 合同',
  },
  {
    indicator: 'rules.evaluated',
    units: '@份',
    phrases: ['{文件}~ 后评估|评估|实施效果评估'],
    not: '政策 风险 决策 继续 废止 稳定',
  },
];
