import { listReports } from '../db/reports';
import { allReviews } from '../db/reviews';
import { live } from './live.svelte';

/** The reports in the library, newest first: read once for all parts of the page that list them at the same time. */
export const listed = live(listReports);

/** All decisions of the library, in the same way. */
export const decisions = live(allReviews);
