import { defineWords } from './words';

/** What was done, in plain sentences, by the code of the step. */
export const historyWords = defineWords(
  {
    reportsDeleted: '删除 {count} 份报告',
    reportsRestored: '放回 {count} 份报告',
    reviewSaved: '核对 {target}：{decision} {value}',
    reviewsSaved: '核对 {count} 项：{decision}',
    reviewRemoved: '取消核对 {target}',
    accepted: '认可',
    corrected: '改为',
    rejected: '不是该指标',
    absent: '确认未披露',
    added: '人工补录',
    ignored: '忽略',
    confirmed: '人工确认',
  },
  {
    reportsDeleted: 'Deleted {count} reports',
    reportsRestored: 'Put back {count} reports',
    reviewSaved: 'Reviewed {target}: {decision} {value}',
    reviewsSaved: 'Reviewed {count} items: {decision}',
    reviewRemoved: 'Took back the review of {target}',
    accepted: 'accepted',
    corrected: 'corrected to',
    rejected: 'not this indicator',
    absent: 'confirmed as not stated',
    added: 'added by hand',
    ignored: 'ignored',
    confirmed: 'confirmed',
  },
);
