import { describe, expect, it } from 'vitest';
import { londonBoroughs, pduOf } from '../../seed/boroughs.ts';
import { chanceOf } from '../../seed/chance.ts';
import { kilometres, nearest, scattered } from '../../seed/places.ts';
import { greatCircleMetres } from '../../solver/travel.ts';

const boroughs = londonBoroughs();
const named = (name: string) => boroughs.find((borough) => borough.name === name)!;

describe('the boroughs of London', () => {
  it('are 32 and the City, with people in each', () => {
    expect(boroughs).toHaveLength(33);
    expect(named('City of London').population).toBe(9_000);
    expect(boroughs.every((borough) => borough.population > 0)).toBe(true);
  });

  it('are PDUs of the region london, with a code and a name', () => {
    expect(pduOf(named('Kingston upon Thames'))).toEqual({
      code: 'kingston-upon-thames',
      name: 'Kingston upon Thames',
      region: 'london',
    });
    expect(new Set(boroughs.map((borough) => pduOf(borough).code)).size).toBe(33);
  });
});

describe('places', () => {
  it('are as far apart as on the globe, to a hundredth', () => {
    const [croydon, enfield] = [named('Croydon'), named('Enfield')];
    const globe = greatCircleMetres(croydon, enfield) / 1_000;
    expect(kilometres(croydon, enfield) / globe).toBeCloseTo(1, 2);
    expect(kilometres(named('Hillingdon'), named('Havering'))).toBeCloseTo(
      greatCircleMetres(named('Hillingdon'), named('Havering')) / 1_000,
      0,
    );
  });

  it('are scattered around a middle within so many kilometres each way', () => {
    const chance = chanceOf(1);
    const middle = named('Hackney');
    const distances = Array.from({ length: 500 }, () => kilometres(scattered(chance, middle, 4), middle));
    // At most 4 km north and 4 km east at once.
    expect(Math.max(...distances)).toBeLessThanOrEqual(Math.hypot(4, 4) + 0.01);
    expect(new Set(distances).size).toBeGreaterThan(400);
  });

  it('are told nearest first', () => {
    const near = nearest(named('Hackney'), boroughs, 3).map((borough) => borough.name);
    expect(near[0]).toBe('Hackney');
    expect(near).toContain('Islington');
    expect(near).toHaveLength(3);
  });
});
