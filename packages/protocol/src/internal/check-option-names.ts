import { nearestName } from "./nearest-name.ts";

/**
 * Refuses an option that does not exist. TypeScript finds a misspelt name only where the object is written.
 *
 * @param caller name of the function, for the message
 * @param names the options that exist
 * @throws TypeError for the first option that does not exist; it suggests a similar name.
 */
export function checkOptionNames(caller: string, options: object, names: Readonly<Record<string, true>>): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return;
  const meant = nearestName(unknown, Object.keys(names));
  const hint = meant === undefined ? `The options are ${Object.keys(names).join(", ")}.` : `Did you mean "${meant}"?`;
  throw new TypeError(`${caller}: there is no option ${JSON.stringify(unknown)}. ${hint}`);
}
