/** Bodies as a client would send them: whole, so that a test changes only what its story is about. */
export const newPerson = {
  crn: 'X100001',
  pdu: 'croydon',
  sex: 'female',
  employment: 'unemployed',
  homeLatitude: 51.376,
  homeLongitude: -0.098,
};

export const newRequirement = {
  eventNumber: 1,
  orderType: 'community',
  orderedMinutes: 6_000,
  sentenceDate: '2026-09-14',
  deadline: '2027-09-13',
};

export const newProject = {
  code: 'P0001',
  name: 'Churchyard',
  type: 'group',
  pdu: 'croydon',
  latitude: 51.372,
  longitude: -0.101,
  host: 'Parish council',
  startDate: '2026-01-05',
};

export const newSession = {
  id: 'P0001-2026-12-01',
  project: 'P0001',
  date: '2026-12-01',
  from: '09:30',
  to: '16:30',
  capacity: 10,
};

export const newPickUpPoint = {
  code: 'east-croydon',
  name: 'East Croydon station',
  latitude: 51.375,
  longitude: -0.092,
};

/** Tuesdays of seven hours, from 1 December on. */
export const newAllocation = {
  project: 'P0001',
  frequency: 'weekly',
  weekday: 2,
  from: '09:30',
  to: '16:30',
  startDate: '2026-12-01',
};

export const newVenue = {
  code: 'V9',
  name: 'Croydon library',
  pdu: 'croydon',
  latitude: 51.374,
  longitude: -0.099,
};

export const newFacilitator = { id: 'F9', name: 'A. Facilitator', region: 'london', programmes: ['TSP'] };

/** Tuesday evenings. */
export const newSlotPattern = {
  id: 'tuesdays',
  name: 'Tuesday evenings',
  region: 'london',
  slots: [{ kind: 'group', weekday: 2, from: '18:00', to: '20:30' }],
};

export const newReferral = {
  crn: 'X100001',
  programme: 'TSP',
  basis: 'requirement',
  referredOn: '2026-11-23',
  readyFrom: '2026-12-07',
  mustFinishBy: '2027-09-13',
};
