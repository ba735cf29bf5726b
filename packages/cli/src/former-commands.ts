/** Commands that earlier versions of Stepflow's own command line had, and what takes their place. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  serve: "Use dev, which serves workers on a runtime with a REST API; stepflow-server is the runtime for production",
  "run-batch": "Use run --inputs FILE",
  "submit-batch": "Use submit --inputs FILE",
};

/** Returns what to use instead of a command; undefined if no version had it. */
export function replacementOf(command: string): string | undefined {
  return Object.hasOwn(REPLACEMENTS, command) ? REPLACEMENTS[command] : undefined;
}
