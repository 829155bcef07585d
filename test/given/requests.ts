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
