/**
 * What is kept. Dates `YYYY-MM-DD` and times `HH:MM` are local; durations are minutes; instants are UTC. Nothing that
 * can be derived stands here: hours left, short people and their reasons are worked out from these rows.
 */
export * from './tables/access.ts';
export * from './tables/audit.ts';
export * from './tables/doors.ts';
export * from './tables/groups.ts';
export * from './tables/hours.ts';
export * from './tables/people.ts';
export * from './tables/programmes.ts';
export * from './tables/projects.ts';
export * from './tables/referrals.ts';
export * from './tables/rosters.ts';
export * from './tables/runs.ts';
