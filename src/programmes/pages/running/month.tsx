import { addDays, datesOfWeek, daysAWeek, weekStartOf } from '../../../../solver/calendar.ts';
import { grouped } from '../../../../solver/grouped.ts';
import { isTold } from '../../../pages/told.ts';
import { clockTime, countOf, weekdays } from '../../../pages/words.ts';
import { type Group, type GroupSession, groupAt, sessionAt } from './group.ts';
import { monthInWords } from './words.tsx';

/** The weeks of a month, each from Monday to Sunday; days of other months are null. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const weeks: (string | null)[][] = [];
  for (
    let monday = weekStartOf(first);
    monday.slice(0, month.length) <= month;
    monday = addDays(monday, daysAWeek)
  )
    weeks.push(datesOfWeek(monday).map((day) => (day.startsWith(month) ? day : null)));
  return weeks;
}

const MeetingLink = ({ group, session }: { group: Group; session: GroupSession }) => (
  <a
    class={`govuk-link app-month__meeting app-month__meeting--${session.catchUpFor === null ? session.status : 'catch-up'}`}
    href={sessionAt(group.id, session.id)}
  >
    {session.catchUpFor === null ? `Session ${session.number}` : `Catch-up ${session.number}`}
    {session.status === 'cancelled' && ' (cancelled)'}
    <span class="app-month__time">{clockTime(session.from)}</span>
  </a>
);

/** A month on a wall: what the group does on each of its days. */
export function Month({ month, group, today }: { month: string; group: Group; today: string }) {
  const sessions = grouped(group.sessions, ({ date }) => date);
  const owns = grouped(
    group.oneToOnes.filter(isTold).filter(({ status }) => status !== 'cancelled'),
    ({ date }) => date,
  );
  const name = `${monthInWords(month)}, day by day`;
  return (
    <section class="app-scroll" tabindex={0} aria-label={name}>
      <table class="app-month">
        <caption class="govuk-visually-hidden">{name}</caption>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th scope="col">
                <abbr title={day}>{day.slice(0, 3)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((days) => (
            <tr>
              {days.map((day) =>
                day === null ? (
                  <td class="app-month__other" />
                ) : (
                  <td class={day === today ? 'app-month__today' : undefined}>
                    <span class="app-month__day">
                      {Number(day.slice(8))}
                      {day === today && <span class="govuk-visually-hidden"> today</span>}
                    </span>
                    {(sessions.get(day) ?? []).map((session) => (
                      <MeetingLink group={group} session={session} />
                    ))}
                    {owns.has(day) && (
                      <a
                        class="govuk-link app-month__meeting app-month__meeting--own"
                        href={`${groupAt(group.id)}/one-to-ones#day-${day}`}
                      >
                        {countOf(owns.get(day)!.length, 'one-to-one', 'one-to-ones')}
                        <span class="govuk-visually-hidden">{` on day ${Number(day.slice(8))}`}</span>
                      </a>
                    )}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
