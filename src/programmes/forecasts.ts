import { bankHolidays } from '../../db/bank-holidays.ts';
import type { Db } from '../../db/connect.ts';
import { type GroupingRows, groupingRows } from '../../db/grouping-rows.ts';
import { type Arrival, arrivalsSince } from '../../db/referrals.ts';
import type { Scope } from '../../db/scope.ts';
import { byText } from '../../solver/by-text.ts';
import { addDays, daysAWeek, type IsoDate } from '../../solver/calendar.ts';
import { groupSexes } from '../../solver/groups/candidates/ideas.ts';
import type { GroupSex } from '../../solver/groups/candidates/nouns.ts';
import { type Forecast, forecast } from '../../solver/groups/forecast.ts';
import type { ProgrammeTemplate, Sex } from '../../solver/groups/template.ts';
import { inForce } from '../../solver/groups/template-faults.ts';
import type { Region } from '../../solver/policy/entry.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { waitingReferrals } from './waiting-referrals.ts';

/** What becomes of the waiting list of a programme in an area, of those who could sit in one group. */
export interface ForecastRow extends Forecast {
  programme: string;
  region: Region;
  /** Null: the whole region. */
  pdu: string | null;
  sex: GroupSex;
}

/** What is forecast: all of a region and each of its PDUs, or one PDU; all programmes in force, or one. */
export interface ForecastAsked {
  region: Region;
  pdu?: string | undefined;
  programme?: string | undefined;
  /** Only of its PDUs, if it has some. */
  within?: Scope | undefined;
}

/**
 * Forecasts on a day, by programme, area and sex: the region first, then its PDUs that anybody is waiting in or was referred
 * from. Only those who may be placed count as waiting.
 */
export async function forecasts(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  asOf: IsoDate,
  asked: ForecastAsked,
): Promise<ForecastRow[]> {
  const policy = policyInForce(asked.region, asOf);
  const { arrivalWeeksBack, startWithinWeeks } = policy.programmes;
  const rows = await groupingRows(db, asked.region, asOf);
  const arrivals = await arrivalsSince(db, asked.region, addDays(asOf, -arrivalWeeksBack * daysAWeek));
  const yearOf = (date: IsoDate) => Number(date.slice(0, 4));
  const holidays = bankHolidays(yearOf(asOf), yearOf(asOf) + 1);
  const forming = { asOf, startWithinWeeks, templates, policy, bankHolidays: holidays };
  const waiting = whoWaits(rows, new Set(waitingReferrals(rows, forming).referrals.map(({ id }) => id)));
  const pdus = [...new Set([...waiting, ...arrivals].map(({ pdu }) => pdu))].sort(byText);
  const own = asked.within?.pdus ?? null;
  const all = own === null ? [null, ...pdus] : pdus.filter((pdu) => own.includes(pdu));
  const areas = asked.pdu === undefined ? all : [asked.pdu];
  return templates
    .filter((template) => inForce(template, asOf))
    .filter(({ code }) => asked.programme === undefined || code === asked.programme)
    .flatMap((template) =>
      areas.flatMap((pdu) =>
        mainSexes(template).flatMap((sex) => {
          const own = <R extends Arrival>(all: readonly R[]) => all.filter(isOf(template.code, pdu, sex));
          const [here, came] = [own(waiting), own(arrivals)];
          if (pdu !== null && asked.pdu === undefined && here.length + came.length === 0) return [];
          const told = forecast({
            asOf,
            template,
            waiting: here,
            referredOn: came.map(({ referredOn }) => referredOn),
            policy: policy.programmes,
          });
          return [{ programme: template.code, region: asked.region, pdu, sex, ...told }];
        }),
      ),
    );
}

/** A group of women only beside mixed ones is for those who need it: the forecast is of the main ones. */
const mainSexes = (template: ProgrammeTemplate): readonly GroupSex[] =>
  template.mixed ? ['mixed'] : groupSexes(template);

function whoWaits({ waiting }: GroupingRows, eligible: ReadonlySet<string>) {
  return waiting
    .filter(({ referral }) => eligible.has(referral.id))
    .map(({ referral, person }) => ({
      programme: referral.programme,
      referredOn: referral.referredOn,
      mustFinishBy: referral.mustFinishBy,
      pdu: person.pdu,
      sex: person.sex as Sex,
    }));
}

const isOf = (programme: string, pdu: string | null, sex: GroupSex) => (one: Arrival) =>
  one.programme === programme && (pdu === null || one.pdu === pdu) && (sex === 'mixed' || one.sex === sex);
