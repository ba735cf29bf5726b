/** Runtimes whose behaviour ours can take on. */
export type RuntimeVersion = "0.9.0" | "0.10.0" | "0.11.1";

const VERSIONS: readonly RuntimeVersion[] = ["0.9.0", "0.10.0", "0.11.1"];

/** @param option where it was given. @throws TypeError for a version that ours cannot take on. */
export function checkRuntimeVersion(option: string, version: unknown): void {
  if (version === undefined || VERSIONS.some((known) => known === version)) return;
  const known = VERSIONS.map((one) => `"${one}"`).join(", ");
  throw new TypeError(
    `${option} must be one of ${known}, got ${JSON.stringify(version)}; @stepflow/orchestrator starts real runtimes of other versions.`,
  );
}
