import type { PhraseEntry } from '../../model/phrase';

/** Part 6: emergencies. */
export const emergencyPhrases: readonly PhraseEntry[] = [
  {
    indicator: 'emergency.drills',
    units: '次 场 场次 期 轮 回 批 批次 个 项',
    phrases: ['{演练}', '应急~ {演练} 开展|组织|举办'],
    not: '执法大练兵 人 观摩 业务培训 执法单位 实务演练',
  },
  {
    indicator: 'emergency.participants',
    units: '@人',
    phrases: ['{演练}~ 锻炼|得到|参加|参与|参演|人员|组织|出动|群众|覆盖|吸引|受训|参训', '{演练}'],
    not: '宣传 发放 资料 转移安置 转移群众 转移人员 转移受 紧急转移 撤离 受灾',
  },
  {
    indicator: 'emergency.warnings',
    units: '次 条 期 份 个 余条 条次 则 期次 批次 批 起 件',
    phrases: ['预警 发布|发送|推送|发出|信息|下发|短信|传递|转发|提示', '预警'],
    not: '欠薪 廉政 学业 响应 机制 制度 设备 监管系统 监管平台 招投标 信用风险 立案 处罚 执法监督 案件 信访 超期 逾期 资金 交易',
  },
  {
    indicator: 'emergency.responses',
    units: '次 个 轮',
    phrases: ['响应 启动|应急|级|防汛|抗旱|救灾'],
    not: '诉求 群众 企业 预警信息',
    negative: ['应急响应 启动'],
  },
  {
    indicator: 'emergency.relief',
    units: '元',
    phrases: [
      '{救灾} 资金|款|补助|救助|下拨|发放|拨付|投入|争取|下达|元|补贴',
      '{救灾}~ 资金|救助金|补助|款物 下拨|发放|拨付|下达',
      '救灾资金|救助资金|救灾款',
    ],
    not: '临时救助 医疗 损失 司法救助 保险 直接经济',
  },
];
