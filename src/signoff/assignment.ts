/**
 * Puts people on the places that they may fill, one person a place, so that as many places as possible are filled: a
 * maximum matching. Who may fill little is not crowded out by who may fill much.
 */

/** A place of its own, also where the same people may fill another one. */
interface Seat {
  readonly people: readonly number[];
}

/**
 * Places filled once stay filled when more are asked for after them, and equal input gives equal output.
 * @param places who may fill each, by account id, in order of preference
 * @returns for each place who fills it, or `null`
 */
export function assign(places: readonly (readonly number[])[]): readonly (number | null)[] {
  const seats = places.map((people): Seat => ({ people }));
  const seatOf = new Map<number, Seat>();
  /** Finds somebody for a place, moving others on where they have another place to go to. */
  const fill = (seat: Seat, asked: Set<number>): boolean => {
    for (const person of seat.people) {
      if (asked.has(person)) continue;
      asked.add(person);
      const held = seatOf.get(person);
      if (held === undefined || fill(held, asked)) {
        seatOf.set(person, seat);
        return true;
      }
    }
    return false;
  };
  for (const seat of seats) fill(seat, new Set());
  const personOn = new Map([...seatOf].map(([person, seat]) => [seat, person]));
  return seats.map((seat) => personOn.get(seat) ?? null);
}
