import WorkbookWorker from './workbook-worker?worker&inline';

/** Starts the worker that writes workbooks in the one-file build: a classic script inside the page. */
export const startWorkbook = (): Worker => new WorkbookWorker({ name: 'workbook' });
