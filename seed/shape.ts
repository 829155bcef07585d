/**
 * What the invented region looks like: shares of a hundred and counts, in one place. None is a rule of the service
 * (those are in `solver/policy`); the first five are the region's brief, the others a picture that fits.
 */
export const shape = {
  employedPercent: 45,
  womenPercent: 14,
  peopleAProject: 26,
  /** Seat-minutes of the week, of the minutes due in it: short by about a third. */
  placesPercent: 66,
  keptApartPercent: 1.5,

  avoidAllMalePercent: 50,
  directSupervisionPercent: 10,
  excludedChildrenPercent: 8,
  excludedVulnerableAdultsPercent: 5,
  /** Of people at a stage where it is likely: about 5 and 3 of all. */
  furtherRequirementPercent: 10,
  supervisionDefaultPercent: 5,
  exceptionPercent: 6,
  extraDayPercent: 3,
  programmePercent: 10,
  supervisionPercent: 15,
  courtPercent: 1,
  windowEndingPercent: 4,
  oneOffPercent: 1,
  importedTravelPercent: 10,

  groupPercent: 72,
  individualPercent: 18,
  etePercent: 10,
  womenOnlyPercent: 8,
  womenSupervisorPercent: 35,
  ownMinAttendancePercent: 25,
  stoodDownPercent: 1.5,
  farProjectPercent: 6,

  /** Of those who have begun and go on: about a third of all. */
  allocatedPercent: 40,

  /** Of all people: who has been referred to a programme and attends none yet, a tenth less. */
  tspPercent: 12,
  bbrPercent: 6,
  licencePercent: 20,
  readyLaterPercent: 15,
  notEligiblePercent: 8,
  factMissingPercent: 3,
  peopleAVenue: 300,
  secondRoomPercent: 40,
  stepFreePercent: 75,
  venueClosedPercent: 25,
  venueKilometres: 2,
  peopleAFacilitator: 125,
  bothProgrammesPercent: 45,
  localFacilitatorPercent: 30,
  facilitatorAwayPercent: 40,

  /** Weeks of planned sessions: the one to roster and those that follow. */
  plannedWeeks: 4,
  /** Orders were made in so many months before the week. */
  sentencedWithinMonths: 14,
  homeKilometres: 4,
  projectKilometres: 3,
  /** People worked at some of so many projects nearest to them. */
  historyProjects: 14,
} as const;
