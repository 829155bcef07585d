/**
 * The stages an order can be at when the week is rostered: what share of people are at it, how long before then the
 * sentence was (days), and how much of the hours is worked (percent of those ordered).
 */
export interface Stage {
  weight: number;
  daysSinceSentence: readonly [least: number, most: number];
  workedPercent: readonly [least: number, most: number];
}

const nothing = [0, 0] as const;

export const stages = {
  'not-assessed': { weight: 4, daysSinceSentence: [3, 20], workedPercent: nothing },
  'not-inducted': { weight: 5, daysSinceSentence: [20, 40], workedPercent: nothing },
  'to-commence': { weight: 7, daysSinceSentence: [14, 40], workedPercent: nothing },
  early: { weight: 17, daysSinceSentence: [45, 110], workedPercent: [3, 25] },
  midst: { weight: 33, daysSinceSentence: [100, 260], workedPercent: [25, 70] },
  'near-end': { weight: 16, daysSinceSentence: [180, 340], workedPercent: [80, 97] },
  behind: { weight: 6, daysSinceSentence: [250, 345], workedPercent: [20, 60] },
  extended: { weight: 4, daysSinceSentence: [330, 408], workedPercent: [40, 85] },
  'past-deadline': { weight: 5, daysSinceSentence: [369, 408], workedPercent: [40, 90] },
  completed: { weight: 2, daysSinceSentence: [150, 350], workedPercent: [100, 100] },
  suspended: { weight: 1, daysSinceSentence: [100, 300], workedPercent: [10, 60] },
} as const satisfies Record<string, Stage>;

export type StageName = keyof typeof stages;
