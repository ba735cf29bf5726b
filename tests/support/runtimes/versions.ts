/** Releases of `stepflow-server` that tests and examples run against, oldest first. */
export const SERVER_VERSIONS: readonly string[] = ["0.9.0", "0.10.0", "0.11.0", "0.11.1", "0.12.0", "0.13.0"];

/** Versions whose behaviour is tested in full. The other versions that call workers get a smoke test. */
export const FULL_VERSIONS = ["0.9.0", "0.11.1"] as const;
