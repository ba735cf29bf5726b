// Names come from the network, so the amount of work is bounded.
const MAX_NAME_LENGTH = 200;
const MAX_CANDIDATES = 500;

/**
 * Returns the path among `paths` that is most similar to `name`: one that differs in a few letters, or one that differs only
 * by a route prefix (a runtime may forward `/tools/echo` to a worker that registered `/echo`).
 */
export function nearestPath(name: string, paths: readonly string[]): string | undefined {
  if (name.length === 0 || name.length > MAX_NAME_LENGTH) return undefined;
  const wanted = normalise(name);
  const candidates = paths.slice(0, MAX_CANDIDATES);
  return nearestSpelling(wanted, candidates) ?? samePathUnderPrefix(wanted, candidates);
}

/**
 * Returns the name among `names` that `name` probably misspells. It differs by case, or in one letter of every four. Names of three letters
 * or fewer are not suggested.
 */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  if (name.length < 3 || name.length > MAX_NAME_LENGTH) return undefined;
  return nearestSpelling(
    name.toLowerCase(),
    [...names].filter(({ length }) => length > 2),
  );
}

function normalise(name: string): string {
  const path = name.startsWith("/") ? name : `/${name}`;
  return path.toLowerCase();
}

function nearestSpelling(wanted: string, paths: readonly string[]): string | undefined {
  let best: string | undefined;
  // About one wrong letter in four. A more distant suggestion would mislead.
  let bound = Math.max(1, Math.floor((wanted.length - 1) / 4)) + 1;
  for (const path of paths) {
    if (Math.abs(path.length - wanted.length) >= bound) continue;
    const distance = editDistance(wanted, path.toLowerCase());
    if (distance < bound) {
      best = path;
      bound = distance;
    }
  }
  return best;
}

function samePathUnderPrefix(wanted: string, paths: readonly string[]): string | undefined {
  return paths.find((path) => wanted.endsWith(path.toLowerCase()) || path.toLowerCase().endsWith(wanted));
}

/** Number of letters to insert, delete, replace or swap with a neighbour to turn one string into the other. */
export function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const steps = [at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + (same ? 0 : 1)];
      if (swapped && row > 1 && column > 1) steps.push(at(beforePrevious, column - 2) + 1);
      current.push(Math.min(...steps));
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, right.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
