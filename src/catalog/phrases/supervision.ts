import type { PhraseEntry } from '../../model/phrase';

/** Part 8: supervision and openness. */
export const supervisionPhrases: readonly PhraseEntry[] = [
  {
    indicator: 'supervision.npcSuggestions',
    units: '件 条 项 个 份 余件 件次',
    phrases: [
      '{人大} 建议|议案|意见建议|建议案|提案',
      '{人大}~ 建议|议案 办理|承办|答复|办复|办结|收到|交办',
      '{建议提案}~ 建议 办理|承办|答复|办复|办结',
      '代表建议|代表议案|代表意见建议',
      '建议 {人大}~ -意见',
    ],
    not: '政协 提案 委员 检察 司法建议 列席 邀请 满意 合理化 法律 视察 率 复议 审议意见 规划',
  },
  {
    indicator: 'supervision.cppccProposals',
    units: '件 条 项 个 份 余件 件次',
    phrases: ['提案', '{政协} 建议|提案', '提案 办理|承办|答复|办复|办结|政协'],
    not: '人大 代表 议案 列席 邀请 满意 率 公益 社情民意 建议提案',
  },
  {
    indicator: 'supervision.replyRate',
    units: '%',
    phrases: [
      '{建议提案}~ 办复率|答复率|办结率|回复率|办理率|按期答复率|按时办结率|复函率|反馈率',
      '{建议提案} 答复|办复|办结|办理|回复 -满意',
      '{建议提案}~ 答复|办复|办结 -满意',
    ],
    not: '{依申请} 检察建议 司法建议 信访 热线 12345 工单 采纳 诉求 公开',
  },
  {
    indicator: 'supervision.satisfactionRate',
    units: '%',
    phrases: ['{建议提案}~ 满意率|满意度|满意', '代表|委员 满意率|满意度|满意'],
    not: '群众 企业 办事 热线 12345 服务 工单 好差评 信访 公众 社会',
  },
  {
    indicator: 'supervision.auditProjects',
    units: '个 项 份 篇 家 次 件 余个',
    phrases: [
      '审计 项目|报告|完成|实施|开展|计划|任务|出具|任中|离任|经济责任',
      '审计~ 项目|报告 完成|实施|开展|出具|安排',
    ],
    not: '问题 资金 金额 发现 移送 建议 制度 线索 采纳 人',
  },
  {
    indicator: 'supervision.auditProblems',
    units: '个 条 项 类 件 余个 方面',
    phrases: [
      '审计~ 问题 发现|查出|反映|揭示|指出|反馈|提出|揭露',
      '审计 问题',
      '审计~ 问题 -督查',
    ],
    not: '整改 整改完成 移送 线索 建议 已',
  },
  {
    indicator: 'supervision.auditProblems',
    units: '个 条 项 类 件 余个',
    phrases: ['审计 发现|查出 问题 督促|推动|促进 整改'],
  },
  {
    indicator: 'supervision.procuratorialSuggestions',
    units: '份 件 条 个 项 余份 次',
    phrases: ['检察建议'],
    not: '率 率先',
    negative: ['检察建议 收到|接到|发生|检察建议书'],
  },
  {
    indicator: 'supervision.inspections',
    units: '次 场 场次 轮 轮次 期 项 个 回 批次',
    phrases: [
      '政务督查|政府督查|督查督办|大督查|综合督查|重点督查|专项督查|实地督查|联合督查|现场督查',
      '{督办}~ 开展|组织|实施|督查|专项 督查',
      '督查 开展|组织|实施|专项|各类|活动',
    ],
    not: '法治 执法 督察 依法 通报 问题 安全 环保 督查件 事项 整改 案件 审计 人员 纠纷 信访 普法 复议 案卷 消防',
  },
  {
    indicator: 'openness.published',
    units: '条 篇 件 条次 项 则 余条 篇次 个 次 份 篇(条)',
    phrases: [
      '主动公开 信息|政府|各类|共计|政务|内容',
      '{公开} 信息|政务|内容|动态 ',
      '{公开}~ 信息|动态 发布|更新|公布|发布政府|公示',
      '{公开}~ 发布|更新|公布|推送 信息|各类|政务',
      '政府网站|门户网站|政务新媒体|政务微信|公众号|政府信息|政务信息 发布|公开|更新|推送 信息|各类|条|文章|动态',
      '主动公开',
      '发布 政务信息|政府信息|各类信息',
    ],
    not: '复议 诉讼 引发 文件 {依申请} 申请 预警 招聘 普法 处罚 执法 双公示 许可 信用 招标 采购 年报 答复 短信 法治宣传 目录 培训 解读 办理 建议|提案 立案 公告 规范性 决策',
  },
  {
    indicator: 'openness.published',
    units: '条 篇 余条 篇次 条次',
    phrases: ['主动公开 信息|政府信息|共计|政务|包括|各类|累计'],
    not: '{依申请} 申请',
  },
  {
    indicator: 'openness.documents',
    units: '@份',
    phrases: [
      '{公开}|公布|发布 政府文件|文件|政策文件|公文|规范性文件|政策性文件',
      '{公开}~ 政府文件|政策文件|文件|规范性文件|公文 ',
    ],
    not: '制定 出台 清理 备案 审查|审核 废止 评估 解读 印发 依申请公开 {依申请} 保留 失效 梳理 起草 修改 部署 方案',
  },
  {
    indicator: 'openness.requests',
    units: '件 份 条 个 起 余件 宗 件次 次',
    phrases: [
      '{依申请} 收到|受理|办理|答复|申请|办结|共|回复|处理|公开',
      '{依申请}~ 收到|受理|办理|答复|办结|回复|申请|处理',
      '{公开}~ 申请 收到|受理|办理|答复|回复|信息',
      '办理|受理|答复 信息公开',
    ],
    not: '复议 诉讼 率 建议 提案 主动公开 信访 政务服务 许可',
    negative: ['{依申请} 收到|接到|受理|申请'],
  },
  {
    indicator: 'openness.replyRate',
    units: '%',
    phrases: [
      '{依申请}~ 答复率|办结率|回复率|办理率|按时|按期|答复|办结',
      '{公开}~ 申请 答复率|办结率|回复率|答复|办结',
    ],
    not: '建议 提案 满意 热线 工单 信访 12345',
  },
];
