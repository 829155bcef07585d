import { z } from 'zod';

export { shapeFaults } from '../http/shape-faults.ts';

/**
 * The largest minutes and points of a file. A person's points are their product, times urgency: sums over a thousand
 * people are exact even if all of them stand at this bound.
 */
const largest = 1_000_000;

/** A whole number from 0 up that points are reckoned with. */
export const whole = z.number().min(0).max(largest).multipleOf(1);

/** A whole number from 0 up that only bounds another, so may be as large as one likes. */
export const limit = z.int().min(0);

/** A name of something: never empty. */
export const name = z.string().min(1);

/** A person on a session, both by name. */
export const booking = z.tuple([name, name]);
