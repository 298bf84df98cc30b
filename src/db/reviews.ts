import type { Review } from '../model/review';
import { db } from './database';

export const reviewsOf = (report: string): Promise<Review[]> =>
  db.reviews.where('report').equals(report).toArray();
