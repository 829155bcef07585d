/** In the thread beside: who is at risk. */
export { readAtRisk as work } from './at-risk-list.ts';
