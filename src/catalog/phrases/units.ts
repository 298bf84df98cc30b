/** Classes of measure words that reports use for the same thing; a phrase names a class as `@件`. */
export const unitClasses: Readonly<Record<string, string>> = {
  件: '件 起 宗 例 件次 桩 案 案次 起次',
  份: '份 件 部 个 篇 项 套 本',
  人: '人 名 位 人次 名次 员',
  次: '次 场 场次 期 期次 轮 轮次 回 批 批次 趟 班次',
  课: '次 场 场次 期 期次 轮 批 批次 讲 堂 节 班次 个 班 堂次',
  项: '项 个 件 条 大项 小项 类 种 子项',
  家: '家 户 个 户次 家次 所 处 户家 家户',
};
