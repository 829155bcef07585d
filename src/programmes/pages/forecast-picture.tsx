import type { z } from '@hono/zod-openapi';
import { addDays, daysAWeek, type IsoDate } from '../../../solver/calendar.ts';
import { countOf, shortDate } from '../../pages/words.ts';
import type { forecastsSchema } from '../programme-schemas.ts';
import { weeksInWords } from './words.tsx';

export type Forecast = z.infer<typeof forecastsSchema>['content'][number];

/** What lies further ahead is told in words. */
export const weeksShown = 52;
const axisWeeks = [0, 13, 26, 39, weeksShown];
const axisWords = ['Now', '3 months', '6 months', '9 months', '12 months'];
const height = 16;

/** When something will be, by the weeks that the API tells; null: not at this rate. */
export const whenInWords = (weeks: number | null, today: IsoDate): string => {
  if (weeks === null) return 'not at this rate';
  if (weeks === 0) return 'now';
  return `in ${weeksInWords(weeks)} (${shortDate(addDays(today, weeks * daysAWeek))})`;
};

/** Until when nobody can start, from when a group can run, and from when one of the best size can. */
function WhenBar({ row, words }: { row: Forecast; words: string }) {
  const upTo = (weeks: number | null) => Math.min(weeks ?? weeksShown, weeksShown);
  const [viable, optimum] = [upTo(row.weeksUntilViable), upTo(row.weeksUntilOptimum)];
  return (
    <svg
      class="app-forecast__bar"
      viewBox={`0 0 ${weeksShown} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      <rect class="app-chart__ground" x={0} y={0} width={weeksShown} height={height} />
      <rect
        class="app-chart__yellow"
        x={viable}
        y={0}
        width={Math.max(0, optimum - viable)}
        height={height}
      />
      <rect class="app-chart__teal" x={optimum} y={0} width={weeksShown - optimum} height={height} />
      {axisWeeks.slice(1, -1).map((weeks) => (
        <line class="app-chart__grid" x1={weeks} x2={weeks} y1={0} y2={height} />
      ))}
    </svg>
  );
}

/** How many wait, and how many of them will not finish in time if nothing opens. */
function WhoBar({ row, most, words }: { row: Forecast; most: number; words: string }) {
  const { people } = row.missIfNothingOpens;
  return (
    <svg
      class="app-forecast__bar"
      viewBox={`0 0 ${Math.max(1, most)} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      <rect class="app-chart__ground" x={0} y={0} width={Math.max(1, most)} height={height} />
      <rect class="app-chart__blue" x={0} y={0} width={row.waiting} height={height} />
      <rect class="app-chart__red" x={0} y={0} width={people} height={height} />
    </svg>
  );
}

/** The area of a forecast. */
export const areaInWords = ({ pdu }: Pick<Forecast, 'pdu'>, nameOf: (pdu: string) => string): string =>
  pdu === null ? 'Whole region' : nameOf(pdu);

const whoInWords = ({ waiting, missIfNothingOpens: { people } }: Forecast) => {
  const late = people === 0 ? '' : `, ${people} will not finish in time if nothing opens`;
  return `${countOf(waiting, 'person waits', 'people wait')}${late}`;
};

const Axis = () => (
  <div class="app-forecast__axis" aria-hidden="true">
    {axisWords.map((words) => (
      <span>{words}</span>
    ))}
  </div>
);

const keys = [
  { look: 'app-chart__ground', words: 'too few for a group' },
  { look: 'app-chart__yellow', words: 'enough for a group' },
  { look: 'app-chart__teal', words: 'enough for one of the best size' },
  { look: 'app-chart__blue', words: 'people who wait' },
  { look: 'app-chart__red', words: 'of them, people who will not finish in time if nothing opens' },
];

/** What the colours of the pictures say. */
export const Key = () => (
  <ul class="app-key">
    {keys.map(({ look, words }) => (
      <li>
        <svg class="app-key__box" viewBox="0 0 16 16" aria-hidden="true">
          <rect class={look} width={16} height={16} />
        </svg>
        {words}
      </li>
    ))}
  </ul>
);

/** Each area of a programme: who waits, and when they can start. */
export function ForecastPicture({
  rows,
  nameOf,
  today,
}: {
  rows: readonly Forecast[];
  nameOf: (pdu: string) => string;
  today: IsoDate;
}) {
  // The whole region has more people than any part of it: parts are seen beside parts.
  const most = Math.max(
    ...rows.filter(({ pdu }) => pdu !== null || rows.length === 1).map(({ waiting }) => waiting),
    1,
  );
  return (
    <ul class="app-forecast">
      <li class="app-forecast__row app-forecast__head" aria-hidden="true">
        <span>Area</span>
        <span>Who waits</span>
        <Axis />
      </li>
      {rows.map((row) => {
        const when = `A group can run ${whenInWords(row.weeksUntilViable, today)}, one of the best size ${whenInWords(row.weeksUntilOptimum, today)}`;
        return (
          <li class="app-forecast__row">
            <span>{areaInWords(row, nameOf)}</span>
            <span class="app-forecast__who">
              <WhoBar row={row} most={row.pdu === null ? row.waiting : most} words={whoInWords(row)} />
              <span class="app-forecast__number" aria-hidden="true">
                {row.waiting}
              </span>
            </span>
            <WhenBar row={row} words={when} />
          </li>
        );
      })}
    </ul>
  );
}
