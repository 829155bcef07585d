import { z } from '@hono/zod-openapi';
import { groupSexes, slotKinds } from '../../db/schema.ts';
import { deliveries, phases, sessionKinds, sexes } from '../../solver/groups/template.ts';
import { formatQuery } from '../http/csv.ts';
import { codeField, dateField, regionField, timeField, weekdayField } from '../http/fields.ts';

/** The shapes of programmes and of their sessions laid onto dates, as they are sent. */
const range = z.object({ min: z.int(), max: z.int() });
const minutes = range.openapi({ description: 'minutes' });

const templateSessionSchema = z
  .object({
    number: z.int(),
    module: z.string(),
    phase: z.enum(phases),
    kind: z.enum(sessionKinds),
    minutes,
  })
  .openapi('TemplateSession');

export const programmeSchema = z
  .object({
    code: codeField,
    name: z.string(),
    source: z.string(),
    assumptions: z.array(z.string()).openapi({ description: 'what no source says' }),
    validFrom: dateField,
    validUntil: dateField.nullable(),
    delivery: z.enum(deliveries),
    entryPoints: z.array(z.int()).openapi({ description: 'numbers of sessions at which one may join' }),
    sessions: z.array(templateSessionSchema),
    sessionsAWeek: range,
    leastDaysBetween: z.int(),
    gaps: z.object({ weeksAfterFirst: z.int(), weeksBeforeReview: z.int() }),
    individualLagSessions: z.int(),
    groupSize: z.object({
      min: z.int(),
      optimum: z.int(),
      max: z.int(),
      exception: z.object({ min: z.int(), name: z.string(), source: z.string() }).nullable(),
    }),
    sexes: z.array(z.enum(sexes)),
    mixed: z.boolean(),
    facilitators: z.object({ group: z.int(), individual: z.int() }),
    catchUp: z.object({ cap: z.int(), beforeNextModule: z.boolean(), withinDays: z.int() }),
    partnerLinkWorker: z.object({ leadDays: z.int() }).nullable(),
    eligibility: z.array(z.object({ check: z.string(), fact: z.string().optional() })),
  })
  .openapi('Programme');

export const programmesSchema = z.object({ content: z.array(programmeSchema) }).openapi('Programmes');

export const programmeParams = z.object({ code: codeField });
export const programmesQuery = z.object({
  on: dateField.optional().openapi({ description: 'in force on that day; left out: today' }),
});

const window = { from: timeField, to: timeField };
const mostSlots = 100;

export const layoutRequestSchema = z
  .strictObject({
    startsOn: dateField,
    slots: z
      .array(z.strictObject({ kind: z.enum(slotKinds), weekday: weekdayField, ...window }))
      .min(1)
      .max(mostSlots)
      .optional()
      .openapi({ description: 'or the slots of a pattern' }),
    pattern: codeField.optional(),
    venue: codeField
      .optional()
      .openapi({ description: 'its hours and closures hold; left out: always open' }),
    people: z.int().min(1).max(100).optional().openapi({ description: 'left out: the best size' }),
    oneToOnesAtOnce: z.int().min(1).max(100).default(1),
  })
  .openapi('LayoutRequest');

const dated = { date: dateField, ...window };

export const layoutSchema = z
  .object({
    programme: codeField,
    startsOn: dateField,
    finishesOn: dateField,
    sessions: z.array(
      z
        .object({
          number: z.int(),
          module: z.string(),
          kind: z.enum(sessionKinds),
          places: z.array(z.object(dated)).openapi({ description: 'one; of a one-to-one as many as people' }),
        })
        .openapi('LaidSession'),
    ),
    skipped: z
      .array(z.object({ number: z.int(), date: dateField, from: timeField, because: z.string() }))
      .openapi({ description: 'slots that would have been used, had they not been closed' }),
    lightWeeks: z
      .array(z.object({ weekStart: dateField, sessions: z.int(), because: z.string() }))
      .openapi({ description: 'weeks with fewer sessions than the programme asks for' }),
  })
  .openapi('Layout');

export const forecastsQuery = z.object({
  region: regionField,
  pdu: codeField.optional(),
  programme: codeField.optional(),
  ...formatQuery,
});

const weeksOrNever = z.int().nullable().openapi({ description: '0: now; null: not at this rate' });

export const forecastsSchema = z
  .object({
    content: z.array(
      z
        .object({
          programme: codeField,
          region: regionField,
          pdu: codeField.nullable().openapi({ description: 'null: the whole region' }),
          sex: z.enum(groupSexes),
          waiting: z.int(),
          arrivals: z.object({ referrals: z.int(), weeks: z.int() }),
          weeksUntilViable: weeksOrNever,
          weeksUntilOptimum: weeksOrNever,
          longestWaitWeeks: z.int().nullable(),
          tooLateAlready: z.int(),
          missIfNothingOpens: z.object({ weeks: z.int(), people: z.int() }),
          sentence: z.string(),
        })
        .openapi('Forecast'),
    ),
  })
  .openapi('Forecasts');
