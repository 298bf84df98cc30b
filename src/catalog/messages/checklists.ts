import { defineWords } from './words';

/** Names of the states of a checklist item. 未找到 says what we did, not what the report lacks. */
export const statusWords = defineWords(
  {
    figure: '有数据',
    described: '有表述',
    absent: '未找到',
    unsure: '无法判断',
    notApplicable: '不适用',
    failed: '程序未能判断',
    confirmed: '已人工确认',
  },
  {
    figure: 'Figure',
    described: 'Described',
    absent: 'Not found',
    unsure: 'Cannot tell',
    notApplicable: 'Not applicable',
    failed: 'The engine failed',
    confirmed: 'Confirmed by a person',
  },
);

/** Why an item has its state. */
export const itemReasonWords = defineWords(
  {
    otherYears: '该清单适用于其他年度',
    otherLevel: '该项不适用于本级',
    otherBody: '该项不适用于此类机关',
    headingOnly: '仅标题提及，正文未找到相应表述',
    plannedOnly: '仅在下一步安排中提及',
    problemOnly: '仅在存在问题中提及',
    elsewhereOnly: '仅在清单指定部分之外提及',
    optional: '无此类情况时可以不写',
    saysNone: '写明没有其他需要报告的情况',
    yearUnknown: '报告年度未知',
    dateUnknown: '文中未找到发布日期',
    inTime: '在4月1日之前公开',
    late: '公开日期在4月1日或之后',
    partHeld: '数值已人工核对，但库里只有这份报告的一部分，不能据全文判断',
  },
  {
    otherYears: 'The list is meant for other years',
    otherLevel: 'Does not apply at this level',
    otherBody: 'Does not apply to this kind of body',
    headingOnly: 'Only the heading names it; nothing was found in the text below',
    plannedOnly: 'Named only among the plans',
    problemOnly: 'Named only among the shortcomings',
    elsewhereOnly: 'Named only outside the parts that the list asks for',
    optional: 'May be left out where there is nothing to report',
    saysNone: 'Says that there is nothing else to report',
    yearUnknown: 'The reported year is not known',
    dateUnknown: 'No date of publication was found in the text',
    inTime: 'Public before 1 April',
    late: 'Public on or after 1 April',
    partHeld:
      'Its figures were decided on by a person, but only a part of the report is here: the text cannot tell',
  },
);
