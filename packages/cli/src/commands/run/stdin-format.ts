/** Form of the standard input. */
export type StdinFormat = "json" | "yaml";

/** Forms of the standard input. */
export const STDIN_FORMATS: readonly StdinFormat[] = ["json", "yaml"];
