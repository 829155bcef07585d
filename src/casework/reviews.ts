import type { Db } from '../../db/connect.ts';
import type { AreaFilter } from '../../db/lists.ts';
import { addMonths, type IsoDate } from '../../solver/calendar.ts';
import { type Review, reviewsDue } from '../../solver/hours/reviews.ts';
import { limits } from '../../solver/policy/limits.ts';
import type { Clock } from '../deps.ts';
import { remembering } from '../http/remembering.ts';
import { progressList } from './progress-list.ts';
import type { ProgressRow } from './progress-row.ts';

/** The months after sentence at which a review can be, by all of the policy. */
export const reviewMonths = [...new Set(limits.reviewMonths.values.flatMap(({ value }) => value))];

/** A review that falls due, and where its requirement stands. */
export interface ReviewRow extends ProgressRow {
  review: Review;
  onTrack: boolean;
}

export interface ReviewsAsked extends AreaFilter {
  from: IsoDate;
  to: IsoDate;
  /** Of so many months; left out: of any. */
  months?: number | undefined;
}

const isOnTrack = ({ state }: ProgressRow) => state === 'on track' || state === 'complete';

/** Every region's next month, and those of a few PDUs. */
const mostRemembered = 20;

export interface ReviewsAskedOn extends Omit<ReviewsAsked, 'unseen'> {
  today: IsoDate;
  /** UTC. */
  now: string;
}

/**
 * The reviews that fall due from one date to another, both inclusive: by date, crn and event number. The last few lists are
 * remembered for the day; of what others change they may lag as `remembering` says.
 */
export async function reviewList(db: Db, clock: Clock, asked: ReviewsAsked): Promise<readonly ReviewRow[]> {
  const { from, to, months, region, pdu, within } = asked;
  const [today, now] = [clock.today(), clock.now()];
  return remembered(db, { from, to, months, region, pdu, within, today, now });
}

const remembered = remembering<ReviewsAskedOn, readonly ReviewRow[]>({
  most: mostRemembered,
  keyOf: ({ now: _, ...asked }) => JSON.stringify(asked),
  make: readReviews,
  module: new URL('./reviews-beside.ts', import.meta.url),
  receive: (sent) => sent,
});

/** The same from the data as they are. */
export async function readReviews(db: Db, asked: ReviewsAskedOn): Promise<ReviewRow[]> {
  const { from, to, months, region, pdu, within, today, now } = asked;
  const clock: Clock = { today: () => today, now: () => now };
  // A month too many, since a month may be too short for the day: the reviews themselves are looked at after.
  const sentencedFrom = addMonths(from, -Math.max(...reviewMonths) - 1);
  const sentencedTo = addMonths(to, 1 - Math.min(...reviewMonths));
  const list = await progressList(db, clock, { region, pdu, within, sentencedFrom, sentencedTo });
  return list
    .flatMap(({ row, occasion }) =>
      reviewsDue(row.sentenceDate, { from, to }, occasion.limits).map((review) => ({
        ...row,
        review,
        onTrack: isOnTrack(row),
      })),
    )
    .filter(({ review }) => months === undefined || review.months === months)
    .sort((a, b) => (a.review.date < b.review.date ? -1 : Number(a.review.date > b.review.date)));
}
