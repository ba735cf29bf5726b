/**
 * Checks that a version is an exact one, such as `0.11.1`.
 *
 * @throws TypeError for ranges, prefixes and anything else.
 */
export function checkVersion(version: string): void {
  // The version becomes part of paths and of a pip requirement.
  if (typeof version !== "string" || !/^\d+\.\d+\.\d+(?:[a-z]+\d+)?$/.test(version)) {
    throw new TypeError(`version must be an exact one such as "0.11.1". Got ${JSON.stringify(version)}.`);
  }
}

/** The minor number of a 0.x version. Later major versions count as newer than all of them. */
export function minorOf(version: string): number {
  const [major, minor] = version.split(".");
  return major === "0" ? Number(minor) : Number.POSITIVE_INFINITY;
}
