import { daysAWeek } from '../calendar.ts';
import { type Draft, draftOf, layDay } from './calendar/draft.ts';
import { datesOf, type Layout, type LayoutRequest } from './calendar/laid.ts';
import { type LayoutRefusal, neverPossible, noDate, weekTooLight } from './calendar/refusals.ts';

/**
 * A template laid onto dates from a start, each session as early as it can be: in the template's order; of every member
 * at most one a day, no more a week than the template allows, as far apart as it asks; gaps kept; group sessions in group
 * slots and one-to-ones in individual ones, each before the group session that must not begin without it; nothing where
 * the place is closed. Where there is no room for everyone's one-to-one, the group session that waits for it moves on.
 * Or a refusal that names the session which finds no date.
 */
export function layOut(request: LayoutRequest): Layout | LayoutRefusal {
  const never = neverPossible(request);
  if (never) return never;
  const draft = draftOf(request);
  const days = request.mostWeeks * daysAWeek;
  for (let day = 0; !isComplete(draft); day += 1) {
    if (day === days) return noDate(request, draft);
    layDay(request, draft, day);
  }
  return weekTooLight(request, draft) ?? layoutOf(draft);
}

const isComplete = (draft: Draft) => draft.waiting.length === 0;

function layoutOf({ laid, skipped, weeks }: Draft): Layout {
  const sessions = laid.toSorted((a, b) => a.number - b.number);
  const dates = sessions.flatMap(datesOf).sort();
  return {
    laid: true,
    sessions,
    startsOn: dates[0]!,
    finishesOn: dates.at(-1)!,
    skipped,
    lightWeeks: weeks.flatMap(({ weekStart, light }) => (light ? [{ weekStart, ...light }] : [])),
  };
}
