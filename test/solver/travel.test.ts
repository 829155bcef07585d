import { describe, expect, it } from 'vitest';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { estimatedMinutes, greatCircleMetres, journeysTo } from '../../solver/travel.ts';

// Walking 80 metres a minute from the door; transit 300 after 15 minutes; ways 130 % of the great circle.
const { limits } = policyInForce('london', '2026-11-30');
const charingCross = { latitude: 51.5073, longitude: -0.1276 };
const north = (metres: number) => ({
  latitude: charingCross.latitude + (metres / 6_371_008.8) * (180 / Math.PI),
  longitude: charingCross.longitude,
});

describe('distance', () => {
  it('is nothing from a place to itself', () => {
    expect(greatCircleMetres(charingCross, charingCross)).toBe(0);
  });

  it('is a degree of latitude along a meridian: 111,195 metres', () => {
    // 2 pi x 6,371,008.8 / 360
    expect(greatCircleMetres({ latitude: 51, longitude: 0 }, { latitude: 52, longitude: 0 })).toBeCloseTo(
      111_195,
      0,
    );
  });

  it('is half the way round between opposite poles', () => {
    expect(greatCircleMetres({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 })).toBeCloseTo(
      Math.PI * 6_371_008.8,
      0,
    );
  });

  it('is 262 km from London to Manchester', () => {
    const manchester = { latitude: 53.4808, longitude: -2.2426 };
    expect(Math.round(greatCircleMetres(charingCross, manchester) / 1_000)).toBe(262);
  });
});

describe('estimated time', () => {
  it('is on foot where that is quicker', () => {
    // 800 m: 1,040 on the ground, 13 minutes on foot, 15 + 3.5 by transit
    expect(estimatedMinutes(800, limits)).toBeCloseTo(13);
  });

  it('is by public transport where that is quicker', () => {
    // 6,000 m: 7,800 on the ground, 97.5 minutes on foot, 15 + 26 by transit
    expect(estimatedMinutes(6_000, limits)).toBeCloseTo(41);
  });
});

describe('journeys', () => {
  const project = { code: 'P001', place: north(6_010), pickUps: [] };
  const minutes = (
    destination: Parameters<typeof journeysTo>[0][number],
    imported: [string, number][] = [],
  ) => journeysTo([destination], limits)({ home: charingCross, imported: new Map(imported) })[0]?.minutes;

  it('are rounded up to whole minutes', () => {
    // 7,813 m on the ground: 15 + 26.04
    expect(minutes(project)).toBe(42);
  });

  it('go by the imported minutes first, be they fewer or more', () => {
    expect(minutes(project, [['P001', 25]])).toBe(25);
    expect(minutes(project, [['P001', 95]])).toBe(95);
    expect(minutes(project, [['P002', 25]])).toBe(42);
  });

  it('go through a pick-up point where that is quicker: the way to it and the ride', () => {
    const far = { code: 'P003', place: north(30_000), pickUps: [{ place: north(800), rideMinutes: 35 }] };
    // on their own 15 + 130; 13 to the pick-up point and 35 of ride
    expect(minutes({ ...far, pickUps: [] })).toBe(145);
    expect(minutes(far)).toBe(48);
  });

  it('go the quickest way of several', () => {
    const pickUps = [
      { place: north(800), rideMinutes: 40 },
      { place: north(800), rideMinutes: 30 },
      { place: north(6_000), rideMinutes: 5 }, // 41 to it
    ];
    expect(minutes({ code: 'P003', place: north(30_000), pickUps })).toBe(43);
    expect(minutes({ ...project, pickUps })).toBe(42);
  });

  it('are one a destination, in their order', () => {
    const other = { code: 'A', place: north(0), pickUps: [] };
    const found = journeysTo([project, other], limits)({ home: charingCross, imported: new Map() });
    expect(found).toEqual([
      { project: 'P001', minutes: 42 },
      { project: 'A', minutes: 0 },
    ]);
  });
});
