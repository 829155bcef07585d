/**
 * A place each for as many people as can have one, by augmenting paths: exact. People are asked in order and each has the
 * first place that they can have, those asked before giving way where they can have another. For each person the place,
 * or null.
 */
export function matchEarliest(
  people: number,
  places: number,
  canHave: (person: number, place: number) => boolean,
): (number | null)[] {
  const personAt: (number | null)[] = Array.from({ length: places }, () => null);
  const findPlace = (person: number, tried: Set<number>): boolean => {
    for (let place = 0; place < places; place += 1) {
      if (tried.has(place) || !canHave(person, place)) continue;
      tried.add(place);
      const there = personAt[place]!;
      if (there === null || findPlace(there, tried)) {
        personAt[place] = person;
        return true;
      }
    }
    return false;
  };
  for (let person = 0; person < people; person += 1) findPlace(person, new Set());
  const placeOf: (number | null)[] = Array.from({ length: people }, () => null);
  personAt.forEach((person, place) => {
    if (person !== null) placeOf[person] = place;
  });
  return placeOf;
}
