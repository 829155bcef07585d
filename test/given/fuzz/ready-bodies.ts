/** Requests that chance would hardly find, for what the busy server holds: by the operation. */
export const readyBodies: Readonly<Record<string, object>> = {
  createGroup: {
    state: 'open',
    programme: 'SHORT',
    venue: 'V905',
    room: 'room',
    pattern: 'evenings',
    startsOn: '2026-12-10',
    sex: 'male',
    facilitators: ['F905', 'G905'],
    referrals: ['R17', 'R18', 'R19', 'R20'],
  },
  bookCatchUp: { date: '2026-12-11', from: '09:30', facilitators: ['F901'], referrals: ['R1'] },
  joinGroup: { referral: 'R21' },
  mergeGroups: { into: 'G903' },
  rescheduleSession: { date: '2026-12-22', from: '17:30', follow: true, dryRun: true },
};
