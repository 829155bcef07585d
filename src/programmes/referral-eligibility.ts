import type { ReferralFact } from '../../db/referral-facts.ts';
import type { ListedReferral, Referral } from '../../db/referrals.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import {
  checksRead,
  eligibility,
  type FailedCheck,
  type ReadCheck,
} from '../../solver/groups/eligibility.ts';
import type { ProgrammeTemplate } from '../../solver/groups/template.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { templateInForce } from './templates.ts';

/** Whether a person may attend what they are referred to; if not, each check that fails, and never what is on file. */
export interface EligibilityView {
  eligible: boolean;
  failed: Pick<FailedCheck, 'check' | 'because' | 'sentence'>[];
}

/** The check that fails where no template of the programme is in force. */
const notInForce = {
  check: 'in-force',
  because: 'missing',
  sentence: 'the programme is not in force',
} as const;

/** Of one referral on a day, by the template in force and the policy of the region. */
export function eligibilityView(
  referral: Pick<ListedReferral, 'programme' | 'sex' | 'region'>,
  facts: readonly ReferralFact[],
  templates: readonly ProgrammeTemplate[],
  today: IsoDate,
): EligibilityView {
  const template = templateInForce(templates, referral.programme, today);
  if (!template) return { eligible: false, failed: [notInForce] };
  const { programmes } = policyInForce(referral.region, today);
  const found = eligibility({ sex: referral.sex, facts }, template, today, programmes);
  const failed = found.eligible ? [] : found.failed;
  return {
    eligible: found.eligible,
    failed: failed.map(({ check, because, sentence }) => ({ check, because, sentence })),
  };
}

/** A referral as it is sent, with whether the person may attend, and what each check rests on. */
export function referralView(
  referral: Referral,
  templates: readonly ProgrammeTemplate[],
  today: IsoDate,
): Referral & { eligibility: EligibilityView; checks: ReadCheck[] } {
  const template = templateInForce(templates, referral.programme, today);
  const { programmes } = policyInForce(referral.region, today);
  return {
    ...referral,
    eligibility: eligibilityView(referral, referral.facts, templates, today),
    checks: template ? checksRead(referral, template, today, programmes) : [],
  };
}
