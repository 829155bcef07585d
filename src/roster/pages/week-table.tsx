import type { IsoDate } from '../../../solver/calendar.ts';
import { at } from '../../pages/ask.ts';
import { columnDate, timesInWords } from '../../pages/words.ts';
import type { GridSession, ProjectWeek } from '../week-grid.ts';
import { markWords } from './marks.tsx';

/** A session in a cell: places filled of capacity, when, and in words and colour what to look for. */
function SessionInCell({
  roster,
  name,
  session: { session, date, from, to, booked, capacity, marks },
}: {
  roster: number;
  name: string;
  session: GridSession;
}) {
  const [gravest] = marks;
  return (
    <div class={`app-cell${gravest ? ` app-mark--${gravest.mark}` : ''}`}>
      <a class="govuk-link" href={at`/rosters/${roster}/sessions/${session}`}>
        {`${booked} of ${capacity}`}
        <span class="govuk-visually-hidden">{` places, ${name}, ${columnDate(date)}`}</span>
      </a>
      <span class="app-cell__times">{timesInWords(from, to)}</span>
      {marks.map(({ mark }) => (
        <span class="app-cell__mark">{markWords[mark]}</span>
      ))}
    </div>
  );
}

/** Projects down and days across; on a narrow screen the days of a project stand below it. */
export function WeekTable({
  roster,
  caption,
  days,
  projects,
}: {
  roster: number;
  caption: string;
  days: readonly IsoDate[];
  projects: readonly ProjectWeek[];
}) {
  return (
    <section class="app-scroll" tabindex={0} aria-label={caption}>
      <table class="govuk-table app-week">
        <caption class="govuk-table__caption govuk-visually-hidden">{caption}</caption>
        <thead class="govuk-table__head">
          <tr>
            <th scope="col" class="govuk-table__header">
              Project
            </th>
            {days.map((day) => (
              <th scope="col" class="govuk-table__header">
                {columnDate(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {projects.map(({ project, name, pduName, sessions }) => (
            <tr>
              <th scope="row" class="govuk-table__header">
                {name}
                <span class="app-week__pdu">{pduName}</span>
                <a class="govuk-link app-week__sheet" href={at`/rosters/${roster}/projects/${project}/sheet`}>
                  Week sheet<span class="govuk-visually-hidden">{` of ${name}`}</span>
                </a>
              </th>
              {days.map((day) => {
                const ofDay = sessions.filter(({ date }) => date === day);
                return ofDay.length === 0 ? (
                  <td class="app-week__none" />
                ) : (
                  <td>
                    <span class="app-week__day" aria-hidden="true">
                      {columnDate(day)}
                    </span>
                    {ofDay.map((session) => (
                      <SessionInCell roster={roster} name={name} session={session} />
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
