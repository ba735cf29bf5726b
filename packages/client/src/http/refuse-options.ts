import { checkOptionNames } from "@stepflow/protocol/internal";

/** @throws TypeError for the first option that does not exist; it suggests a similar name. */
export function refuseOptions(method: string, options: object, names: readonly string[]): void {
  checkOptionNames(method, options, Object.fromEntries(names.map((name) => [name, true])));
}
