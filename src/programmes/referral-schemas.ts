import { z } from '@hono/zod-openapi';
import { referralBases, sexes } from '../../db/schema.ts';
import { referralStates } from '../../solver/referral-states.ts';
import { formatQuery } from '../http/csv.ts';
import type { FieldFaultCode } from '../http/faults-in-words.ts';
import {
  codeField,
  crnField,
  dateField,
  factField,
  listField,
  regionField,
  tagsField,
  textField,
} from '../http/fields.ts';
import { dayMinutesField, wholeField } from '../http/numbers.ts';
import { listOf, pageQuerySchema } from '../http/page.ts';
import { areaQuery, somethingToChange } from '../http/query.ts';

/** The shapes of referrals, of what is on file with them, and of travel to venues. */
const state = z.enum(referralStates);

const dates = {
  referredOn: dateField.openapi({ description: 'date of referral' }),
  readyFrom: dateField.openapi({ description: 'first date on which the person can start' }),
  mustFinishBy: dateField.openapi({ description: 'last date on which the programme can end' }),
};
const basis = z.enum(referralBases).openapi({ description: 'what asks for the programme' });
const eventNumber = wholeField(1)
  .nullable()
  .openapi({ description: 'of the sentence that asks for it; null: not known' });
const needs = tagsField.openapi({
  description: 'what a venue must carry, all of it',
  example: ['step-free'],
});

const factSchema = z
  .strictObject({
    fact: factField.openapi({ description: "name, as the programme's template has it" }),
    value: textField.openapi({ example: '62' }),
    source: textField.openapi({ description: 'who or what says so', example: 'OASys' }),
    date: dateField.openapi({ description: 'of which date; the latest counts' }),
  })
  .openapi('ReferralFact');

const stateChangeSchema = z
  .object({
    state,
    at: z.string().nullable().openapi({ description: 'UTC; null, as is by: it came in by a file' }),
    by: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .openapi('ReferralStateChange');

export const referralRowSchema = z
  .object({
    id: codeField,
    crn: crnField,
    programme: codeField.openapi({ example: 'TSP' }),
    eventNumber,
    basis,
    ...dates,
    needs,
    state,
    sex: z.enum(sexes),
    pdu: codeField.openapi({ description: 'PDU that supervises the person' }),
    region: regionField,
  })
  .openapi('ReferralInList');

const eligibilitySchema = z
  .object({
    eligible: z.boolean(),
    failed: z
      .array(
        z.object({
          check: z.string(),
          because: z.enum(['fails', 'missing', 'unreadable']),
          sentence: z.string(),
        }),
      )
      .openapi({ description: 'the checks of the programme that fail; never what is on file' }),
  })
  .openapi('Eligibility');

const checkSchema = z
  .object({
    check: z.string(),
    asks: z.string().openapi({ description: 'what the programme asks of everyone' }),
    because: z.enum(['passes', 'fails', 'missing', 'unreadable']),
    sentence: z.string(),
    fact: z.string().nullable().openapi({ description: 'that it reads; null: none' }),
    words: z.string().nullable().openapi({ description: 'what the fact is called' }),
    value: z.string().nullable().openapi({ description: 'as it stands on file; null: not there' }),
    source: z.string().nullable(),
    date: dateField.nullable(),
  })
  .openapi('EligibilityCheck');

const eligibility = {
  eligibility: eligibilitySchema.openapi({ description: 'by the programme in force today' }),
};

export const referralSchema = referralRowSchema
  .extend({
    facts: z.array(factSchema).openapi({ description: 'all that were ever put on file, in that order' }),
    ...eligibility,
    checks: z
      .array(checkSchema)
      .openapi({ description: 'every check of the programme in force, and what it was read from' }),
    history: z.array(stateChangeSchema).openapi({ description: 'every state it has been in, in order' }),
  })
  .openapi('Referral');

export const referralsSchema = listOf(
  referralRowSchema.extend(eligibility).openapi('WaitingReferral'),
  'Referrals',
);

export const newReferralSchema = z
  .strictObject({
    id: codeField.optional().openapi({ description: 'left out: one is given' }),
    crn: crnField,
    programme: codeField.openapi({ example: 'TSP' }),
    eventNumber: eventNumber.default(null),
    basis,
    ...dates,
    needs: needs.default([]),
    facts: listField(factSchema).default([]),
  })
  .openapi('NewReferral');

export const referralPatchSchema = somethingToChange(
  z.strictObject({ eventNumber, basis, ...dates, needs }).partial(),
).openapi('ReferralPatch');

export const factsSchema = z
  .strictObject({ content: z.array(factSchema) })
  .openapi('ReferralFacts', { description: 'in the order in which they were put on file' });

export const newFactsSchema = z
  .strictObject({ content: listField(factSchema).min(1) })
  .openapi('NewReferralFacts');

export const newStateSchema = z
  .strictObject({ state, reason: textField.nullable().default(null) })
  .openapi('NewReferralState');

const partOfCrn = /^[A-Za-z0-9]{1,7}$/;
const notPartOfCrn: FieldFaultCode = 'not-a-crn';

export const referralsQuerySchema = pageQuerySchema.extend({
  ...areaQuery,
  ...formatQuery,
  state: state.optional(),
  programme: codeField.optional().openapi({ example: 'TSP' }),
  sex: z.enum(sexes).optional(),
  text: z
    .string()
    .refine((text) => partOfCrn.test(text), { params: { fault: notPartOfCrn } })
    .optional()
    .openapi({ pattern: partOfCrn.source, description: 'part of a CRN' }),
});

export const venueTravelSchema = z
  .strictObject({
    content: listField(
      z
        .strictObject({
          venue: codeField,
          minutes: dayMinutesField.openapi({ description: 'one way, from home' }),
        })
        .openapi('VenueMinutes'),
    ),
  })
  .openapi('VenueTravel');
