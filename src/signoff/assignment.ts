/**
 * Puts people on the places that they may fill, one person a place, so that as many places as possible are filled: a
 * maximum matching. Who may fill little is not crowded out by who may fill much.
 */

/**
 * Places filled once stay filled when more are asked for after them, and equal input gives equal output.
 * @param places who may fill each, by account id, in order of preference
 * @returns for each place who fills it, or `null`
 */
export function assign(places: readonly (readonly number[])[]): readonly (number | null)[] {
  const placeOf = new Map<number, number>();
  /** Finds somebody for a place, moving others on where they have another place to go to. */
  const fill = (place: number, asked: Set<number>): boolean => {
    for (const person of places[place] ?? []) {
      if (asked.has(person)) continue;
      asked.add(person);
      const held = placeOf.get(person);
      if (held === undefined || fill(held, asked)) {
        placeOf.set(person, place);
        return true;
      }
    }
    return false;
  };
  places.forEach((_, place) => {
    fill(place, new Set());
  });
  const personAt = new Map([...placeOf].map(([person, place]) => [place, person]));
  return places.map((_, place) => personAt.get(place) ?? null);
}
