import { db } from '../../../db/database';
import type { Review } from '../../../model/review';

/** All decisions, for the corrections of what a report is. */
export const allReviews = (): Promise<Review[]> => db.reviews.toArray();
