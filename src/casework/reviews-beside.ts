/** In the thread beside: reviews that fall due. */
export { readReviews as work } from './reviews.ts';
