import { type IsoDate, minutesAnHour } from '../../../solver/calendar.ts';
import { hoursInWords } from '../../http/in-words.ts';
import { Table } from '../../pages/parts/table.tsx';
import { Details } from '../../pages/parts/text.tsx';
import { longDate, shortDate } from '../../pages/words.ts';
import { type Lines, leftOn, linesOf, monthsBetween, type Point, shareOf } from './burn-down-points.ts';
import type { Credited, Hours } from './hours-view.tsx';

/** The picture in units of its own: small, so that its words can be read on a phone. */
const width = 480;
const height = 300;
const left = 46;
const right = 12;
const top = 40;
const wordHeight = 16;
const wordWidth = 80;
const bottom = 40;
const mostMonthLabels = 6;

const legend = [
  { line: 'done', words: 'Done so far' },
  { line: 'booked', words: 'If all that is booked is attended' },
  { line: 'projected', words: 'Then at the pace so far' },
  { line: 'needed', words: 'The pace needed to finish by the deadline' },
] as const;

type LineName = (typeof legend)[number]['line'];

const xOf = (date: IsoDate, lines: Lines) => left + shareOf(date, lines) * (width - left - right);
const yOf = (minutes: number, { most }: Lines) => top + (1 - minutes / most) * (height - top - bottom);
const round = (n: number) => Math.round(n * 10) / 10;

function Line({ name, points, lines }: { name: LineName; points: readonly Point[]; lines: Lines }) {
  if (points.length < 2) return null;
  // What is done is credited on a day; until the next, as much is left.
  const path = points.map(({ date, minutes }, i) => {
    const [x, y] = [round(xOf(date, lines)), round(yOf(minutes, lines))];
    if (i === 0) return `M${x} ${y}`;
    return name === 'done' ? `H${x}V${y}` : `L${x} ${y}`;
  });
  return <path class={`app-burn__line app-burn__line--${name}`} d={path.join('')} />;
}

const monthName = (date: IsoDate) => `${shortDate(date).split(' ')[1]!.slice(0, 3)} ${date.slice(2, 4)}`;

function Axes({ lines }: { lines: Lines }) {
  const months = monthsBetween(lines.from, lines.to);
  const every = Math.ceil(months.length / mostMonthLabels) || 1;
  const floor = height - bottom;
  return (
    <>
      {[0, lines.most / 2, lines.most].map((minutes) => {
        const y = round(yOf(minutes, lines));
        return (
          <>
            <line class="app-burn__grid" x1={left} x2={width - right} y1={y} y2={y} />
            <text class="app-burn__word" x={left - 6} y={y + 4} text-anchor="end">
              {`${Math.round(minutes / minutesAnHour)}h`}
            </text>
          </>
        );
      })}
      {months
        .filter((_, i) => i % every === 0)
        .map((date) => {
          const x = round(xOf(date, lines));
          return (
            <>
              <line class="app-burn__grid" x1={x} x2={x} y1={floor} y2={floor + 5} />
              <text class="app-burn__word" x={Math.min(x, width - 24)} y={floor + 20} text-anchor="middle">
                {monthName(date)}
              </text>
            </>
          );
        })}
    </>
  );
}

/** `row`: how far above the picture its word stands, so that two days near each other can both be read. */
function Mark({
  date,
  words,
  kind,
  lines,
  row,
}: {
  date: IsoDate;
  words: string;
  kind: string;
  lines: Lines;
  row: 0 | 1;
}) {
  const above = top - 8 - row * wordHeight;
  const x = round(xOf(date, lines));
  const isLate = x > width - wordWidth;
  return (
    <>
      <line class={`app-burn__mark app-burn__mark--${kind}`} x1={x} x2={x} y1={above} y2={height - bottom} />
      <text
        class="app-burn__word"
        x={isLate ? x - 4 : x + 4}
        y={above}
        text-anchor={isLate ? 'end' : 'start'}
      >
        {words}
      </text>
    </>
  );
}

/** What the picture shows, in a sentence for whoever does not see it. */
const described = ({ orderedMinutes, leftMinutes, asOf, deadline, finish }: Hours): string =>
  `From ${hoursInWords(orderedMinutes)} at the sentence down to ${hoursInWords(leftMinutes)} on ${longDate(asOf)}` +
  `; the deadline is ${longDate(deadline)}` +
  (finish === null ? '.' : `, and the hours will be done on ${longDate(finish.date)}.`);

/** The hours left over time against the deadline: a picture, and a table that says the same. */
export function BurnDown({ hours, credited }: { hours: Hours; credited: readonly Credited[] }) {
  const lines = linesOf(hours, credited);
  const id = `burn-${hours.eventNumber}`;
  return (
    <>
      <figure class="app-burn">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-desc`}
        >
          <title id={`${id}-title`}>Hours left over time</title>
          <desc id={`${id}-desc`}>{described(hours)}</desc>
          <Axes lines={lines} />
          <Mark date={hours.asOf} words="Today" kind="today" lines={lines} row={1} />
          <Mark date={hours.deadline} words="Deadline" kind="deadline" lines={lines} row={0} />
          {legend.toReversed().map(({ line }) => (
            <Line name={line} points={lines[line]} lines={lines} />
          ))}
        </svg>
        <figcaption>
          <ul class="app-burn__legend">
            {legend
              .filter(({ line }) => lines[line].length > 1)
              .map(({ line, words }) => (
                <li>
                  <svg viewBox="0 0 30 10" width="30" height="10" aria-hidden="true">
                    <path class={`app-burn__line app-burn__line--${line}`} d="M0 5H30" />
                  </svg>
                  {words}
                </li>
              ))}
          </ul>
        </figcaption>
      </figure>
      <Details summary="The same as a table">
        <Table
          caption="Hours left over time"
          columns={[{ head: 'Day', names: true }, { head: 'What' }, { head: 'Hours left', number: true }]}
          rows={rowsOf(hours, lines)}
        />
      </Details>
    </>
  );
}

const rowsOf = (hours: Hours, lines: Lines) => {
  const { asOf, deadline, sentenceDate, orderedMinutes, leftMinutes, pace } = hours;
  const row = (date: IsoDate, what: string, minutes: number) => [
    shortDate(date),
    what,
    hoursInWords(minutes),
  ];
  const past = monthsBetween(sentenceDate, asOf).filter((date) => date !== sentenceDate && date < asOf);
  const needed = pace.neededMinutes === null ? '' : `, at ${hoursInWords(pace.neededMinutes)} a week`;
  return [
    row(sentenceDate, 'Sentence', orderedMinutes),
    ...past.map((date) => row(date, 'Done so far', leftOn(lines, date))),
    row(asOf, 'Today', leftMinutes),
    ...lines.booked
      .slice(1)
      .map(({ date, minutes }) => row(date, 'If all that is booked is attended', minutes)),
    ...lines.projected.slice(1).map(({ date }) => row(date, 'Then at the pace so far', 0)),
    ...(lines.needed.length > 0 ? [row(deadline, `Deadline${needed}`, 0)] : []),
  ];
};
