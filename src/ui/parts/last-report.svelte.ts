/** The report that was open last in this visit, so that the place 报告 leads back to it. */
class LastReport {
  id = $state('');
}

export const lastReport = new LastReport();
