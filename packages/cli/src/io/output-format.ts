/** Form of the result on stdout and of errors on stderr. */
export type OutputFormat = "text" | "json";

/** Forms of the result. */
export const OUTPUT_FORMATS: readonly OutputFormat[] = ["text", "json"];

/** Finds `--format` among arguments that may be faulty, so that errors in them have the form that was asked for. */
export function formatIn(args: readonly string[]): OutputFormat {
  const index = args.indexOf("--format");
  return args.includes("--format=json") || (index >= 0 && args[index + 1] === "json") ? "json" : "text";
}
