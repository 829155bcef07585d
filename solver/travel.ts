import type { Policy } from './policy/in-force.ts';

/** Degrees, WGS 84. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** A ride that the service provides from a pick-up point. */
export interface PickUp {
  place: Place;
  rideMinutes: number;
}

export interface Destination {
  code: string;
  place: Place;
  pickUps: readonly PickUp[];
}

export interface Traveller {
  home: Place;
  /** Minutes one way by project, as imported: they go before any estimate. */
  imported: ReadonlyMap<string, number>;
}

export type TravelLimits = Pick<
  Policy['limits'],
  | 'walkingMetresAMinute'
  | 'walkingAccessMinutes'
  | 'transitMetresAMinute'
  | 'transitAccessMinutes'
  | 'detourPercent'
>;

/** Mean radius of the Earth (IUGG). */
const earthRadiusMetres = 6_371_008.8;
const degreesHalfTurn = 180;
const wholePercent = 100;

/** A place as a point on the unit sphere: distances then need no trigonometry of their own but one arc sine. */
type Point = readonly [number, number, number];

function pointOf({ latitude, longitude }: Place): Point {
  const phi = (latitude * Math.PI) / degreesHalfTurn;
  const lambda = (longitude * Math.PI) / degreesHalfTurn;
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** In whole metres: the last digits of a sine are nobody's business, and would lift 145 minutes to 146. */
function metresBetween(a: Point, b: Point): number {
  const x = a[0] - b[0];
  const y = a[1] - b[1];
  const z = a[2] - b[2];
  // Half a chord; rounding must not carry it past the radius.
  const half = Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2);
  return Math.round(2 * earthRadiusMetres * Math.asin(half));
}

/** Great-circle distance, to the metre. */
export function greatCircleMetres(a: Place, b: Place): number {
  return metresBetween(pointOf(a), pointOf(b));
}

/** Minutes over a great-circle distance by the quicker of walking and public transport; not rounded. */
export function estimatedMinutes(metres: number, limits: TravelLimits): number {
  const onTheGround = (metres * limits.detourPercent) / wholePercent;
  return Math.min(
    limits.walkingAccessMinutes + onTheGround / limits.walkingMetresAMinute,
    limits.transitAccessMinutes + onTheGround / limits.transitMetresAMinute,
  );
}

/**
 * Minutes one way, in whole minutes rounded up, from any home to any of the destinations: as imported where a row says
 * so, else the quickest of the estimate to the door and, through each pick-up point, the estimate to it and the ride.
 * The destinations are prepared once, so that thousands of homes against hundreds of them take seconds.
 */
export function journeysTo(
  destinations: readonly Destination[],
  limits: TravelLimits,
): (traveller: Traveller) => { project: string; minutes: number }[] {
  const pickUpPoints = new Map<string, { point: Point; index: number }>();
  const indexOf = (place: Place) => {
    const key = `${place.latitude} ${place.longitude}`;
    const known = pickUpPoints.get(key) ?? { point: pointOf(place), index: pickUpPoints.size };
    pickUpPoints.set(key, known);
    return known.index;
  };
  const ends = destinations.map(({ code, place, pickUps }) => ({
    code,
    point: pointOf(place),
    pickUps: pickUps.map((pickUp) => ({ index: indexOf(pickUp.place), rideMinutes: pickUp.rideMinutes })),
  }));
  const stops = [...pickUpPoints.values()].map((stop) => stop.point);

  return ({ home, imported }) => {
    const from = pointOf(home);
    const minutesTo = (point: Point) => estimatedMinutes(metresBetween(from, point), limits);
    const toStops = stops.map(minutesTo);
    return ends.map(({ code, point, pickUps }) => {
      const told = imported.get(code);
      if (told !== undefined) return { project: code, minutes: told };
      let minutes = minutesTo(point);
      for (const { index, rideMinutes } of pickUps)
        minutes = Math.min(minutes, toStops[index]! + rideMinutes);
      return { project: code, minutes: Math.ceil(minutes) };
    });
  };
}
