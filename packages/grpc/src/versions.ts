/** Differences between the runtime versions that hand out tasks over gRPC. */
interface Traits {
  /** Whether every run waits, up to 30 s, while the workers of some plugin offer no components. */
  readonly holdsUpRuns: boolean;
}

/**
 * The supported versions. A further difference needs no entry, because a message shows it: 0.12 names the component of a
 * task by its path, 0.13 by an id without the leading slash.
 */
const TRAITS: Readonly<Record<string, Traits>> = {
  "0.12": { holdsUpRuns: false },
  "0.13": { holdsUpRuns: true },
};

/** The first version that hands out tasks over gRPC. */
export const FIRST_VERSION = "0.12";

/** Names the versions with a trait, for messages. */
export function versionsWith(trait: keyof Traits): string {
  const versions = Object.keys(TRAITS).filter((version) => TRAITS[version]?.[trait] === true);
  return versions.join(" and ");
}
