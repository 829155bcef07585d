import type * as schema from './schema.ts';

/** Rows as they come in: from CSV files, from the invented region, from a test. One list a noun. */
export interface Rows {
  pdus: (typeof schema.pdus.$inferInsert)[];
  people: (typeof schema.people.$inferInsert)[];
  availability: (typeof schema.availability.$inferInsert)[];
  availabilityExceptions: (typeof schema.availabilityExceptions.$inferInsert)[];
  requirements: (typeof schema.requirements.$inferInsert)[];
  projects: (typeof schema.projects.$inferInsert)[];
  sessions: (typeof schema.sessions.$inferInsert)[];
  pickUpPoints: (typeof schema.pickUpPoints.$inferInsert)[];
  pickUpRides: (typeof schema.pickUpRides.$inferInsert)[];
  travelMinutes: (typeof schema.travelMinutes.$inferInsert)[];
  keepApart: (typeof schema.keepApart.$inferInsert)[];
  commitments: (typeof schema.commitments.$inferInsert)[];
  allocations: (typeof schema.allocations.$inferInsert)[];
  appointments: (typeof schema.appointments.$inferInsert)[];
  courseCompletions: (typeof schema.courseCompletions.$inferInsert)[];
  adjustments: (typeof schema.adjustments.$inferInsert)[];
  nonWorkingDates: (typeof schema.nonWorkingDates.$inferInsert)[];
  venues: (typeof schema.venues.$inferInsert)[];
  rooms: (typeof schema.rooms.$inferInsert)[];
  venueHours: (typeof schema.venueHours.$inferInsert)[];
  venueClosures: (typeof schema.venueClosures.$inferInsert)[];
  facilitators: (typeof schema.facilitators.$inferInsert)[];
  facilitatorHours: (typeof schema.facilitatorHours.$inferInsert)[];
  facilitatorLeave: (typeof schema.facilitatorLeave.$inferInsert)[];
  slotPatterns: (typeof schema.slotPatterns.$inferInsert)[];
  slots: (typeof schema.slots.$inferInsert)[];
  referrals: (typeof schema.referrals.$inferInsert)[];
  referralFacts: (typeof schema.referralFacts.$inferInsert)[];
  venueTravel: (typeof schema.venueTravel.$inferInsert)[];
  limitedAccess: (typeof schema.limitedAccess.$inferInsert)[];
}
