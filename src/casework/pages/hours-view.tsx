import type { z } from '@hono/zod-openapi';
import { hoursInWords } from '../../http/in-words.ts';
import { Summary } from '../../pages/parts/summary.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { Tag } from '../../pages/parts/tag.tsx';
import { Bullets, Details, Empty, Figures, Heading2, Inset, P } from '../../pages/parts/text.tsx';
import { countOf, longDate, shortDate } from '../../pages/words.ts';
import type { requirementHoursSchema } from '../hours-schemas.ts';
import { BurnDown } from './burn-down.tsx';
import { orderInWords, StateTag } from './tags.tsx';

export type Hours = z.infer<typeof requirementHoursSchema>;

/** A line of the ledger, as far as the picture needs it. */
export interface Credited {
  date: string;
  creditedSoFarMinutes: number;
}

const asNext = new Set(['to-do', 'absences', 'awaiting-outcome', 'status']);

/** What to do, first: the sentences that ask for something. */
export function Next({ hours }: { hours: Hours }) {
  const asking = hours.sentences.filter(({ code }) => asNext.has(code));
  if (asking.length === 0) return <Inset>Nothing has to be done now.</Inset>;
  return (
    <div class="govuk-inset-text">
      {asking.map(({ sentence }) => (
        <p class="govuk-body">{sentence}</p>
      ))}
    </div>
  );
}

/** The figures of a requirement, large. */
export const HoursFigures = ({ hours }: { hours: Hours }) => (
  <Figures
    figures={[
      {
        value: hoursInWords(hours.creditedMinutes),
        name: `credited of ${hoursInWords(hours.orderedMinutes)}`,
      },
      { value: hoursInWords(hours.leftMinutes), name: 'left' },
      { value: hoursInWords(hours.booked.toCome.minutes), name: 'booked to come' },
      inHand(hours.daysInHand),
    ]}
  />
);

function inHand(days: number | null) {
  if (days === null) return { value: 'Not known', name: 'when they will finish' };
  const value = countOf(Math.abs(days), 'day', 'days');
  return { value, name: days < 0 ? 'too late, as things stand' : 'in hand' };
}

const weekColumns = [
  { head: 'Week of', names: true },
  { head: 'Worked', number: true },
  { head: 'At least', number: true },
  { head: 'Weekly minimum' },
];

const metTag = (met: boolean | null) => {
  if (met === null) return <Tag words="Not over" colour="blue" />;
  return met ? <Tag words="Met" colour="teal" /> : <Tag words="Not met" colour="yellow" />;
};

const WeekTable = ({ weeks, caption }: { weeks: Hours['weeks']; caption: string }) => (
  <Table
    caption={caption}
    captionHidden
    columns={weekColumns}
    rows={weeks.map(({ weekStart, workedMinutes, minimumMinutes, met }) => [
      shortDate(weekStart),
      hoursInWords(workedMinutes),
      hoursInWords(minimumMinutes),
      metTag(met),
    ])}
  />
);

/** So many weeks are shown at once; those before, to whoever wants them. */
const lastWeeks = 6;

function Pace({ hours: { pace, weeks } }: { hours: Hours }) {
  if (weeks.length === 0) return <P>No week has been worked yet.</P>;
  const needed = pace.neededMinutes === null ? '' : ` ${hoursInWords(pace.neededMinutes)} a week are needed.`;
  const latestFirst = weeks.toReversed();
  const before = latestFirst.slice(lastWeeks);
  return (
    <>
      <P>{`The weeks so far, over all requirements of the person.${needed}`}</P>
      <WeekTable weeks={latestFirst.slice(0, lastWeeks)} caption="The last weeks" />
      {before.length > 0 && (
        <Details summary={`${countOf(before.length, 'week', 'weeks')} before`}>
          <WeekTable weeks={before} caption="The weeks before" />
        </Details>
      )}
    </>
  );
}

const dates = ({ hours }: { hours: Hours }) => [
  { name: 'Order', value: orderInWords(hours.orderType) },
  { name: 'Sentenced', value: longDate(hours.sentenceDate) },
  { name: 'Deadline', value: longDate(hours.deadline) },
  { name: 'Apply to extend by', value: longDate(hours.applyToExtendBy) },
  {
    name: 'First session',
    value: hours.commencement.firstWorked
      ? `Worked on ${longDate(hours.commencement.firstWorked)}${hours.commencement.late ? ', late' : ''}`
      : hours.commencement.by
        ? `Due by ${longDate(hours.commencement.by)}`
        : 'Not allocated yet',
  },
  {
    name: 'Attendance',
    value: `${hours.attendance.attended} of ${hours.attendance.due}`,
  },
  {
    name: 'Employment-related training',
    value: `${hoursInWords(hours.ete.creditedMinutes)} of ${hoursInWords(hours.ete.mostMinutes)}`,
  },
  { name: 'Adjustments', value: adjustedInWords(hours.adjustmentMinutes) },
];

const adjustedInWords = (minutes: number) =>
  minutes < 0 ? `${hoursInWords(-minutes)} taken back` : minutes === 0 ? 'None' : hoursInWords(minutes);

/** Everything that is known of the hours of a requirement. */
export function HoursOf({ hours, credited }: { hours: Hours; credited: readonly Credited[] }) {
  const rest = hours.sentences.filter(({ code }) => !asNext.has(code));
  return (
    <>
      <p class="govuk-body">
        <StateTag state={hours.state} />
      </p>
      <HoursFigures hours={hours} />
      <Heading2>What to do next</Heading2>
      <Next hours={hours} />
      <Heading2>Hours left against the deadline</Heading2>
      <BurnDown hours={hours} credited={credited} />
      <Heading2>In words</Heading2>
      <Bullets items={rest.map(({ sentence }) => sentence)} />
      <Heading2>Dates and shares</Heading2>
      <Summary lines={dates({ hours })} />
      <Heading2>Reviews</Heading2>
      <Reviews hours={hours} />
      <Heading2>Week by week</Heading2>
      <Pace hours={hours} />
    </>
  );
}

function Reviews({ hours: { reviews, asOf } }: { hours: Hours }) {
  if (reviews.length === 0) return <Empty>No reviews are due by the policy in force.</Empty>;
  return (
    <Bullets
      items={reviews.map(
        ({ months, date }) => `${months}-month review: ${longDate(date)}${date < asOf ? ' (past)' : ''}`,
      )}
    />
  );
}
