import { type FlowDiagnostic, InvalidFlowError, validate } from "@stepflow/protocol";
import { fromPointer, toPointer } from "@stepflow/protocol/internal";
import type { ReadText, TextNote } from "@stepflow/protocol/yaml";
import type { Flow, FlowDefinition } from "../flow/flow-definition.ts";
import { createFlow } from "./flow-assembly.ts";

/** Options of {@link fromYaml}. */
export interface FromYamlOptions {
  /**
   * Name of the file, which begins each line of an error.
   *
   * @default "flow"
   */
  readonly source?: string | undefined;
}

/**
 * Loads a flow from YAML or JSON text, as runtimes read their files. The result is a flow like that of `flow()`: it can be run, stored,
 * written and extended by `extendFlow`. The types of its input and output are those that you name; they are not checked.
 *
 * @throws InvalidFlowError if the text is malformed, holds a number that JavaScript rounds, or is not a flow. It names line and column.
 *
 * @example
 * ```ts source="./extend-flow.examples.ts#fromYaml"
 * const loaded = await fromYaml<{ text: string }, { words: number }>(await readFile("flow.yaml", "utf8"), {
 *   source: "flow.yaml",
 * });
 * console.log(loaded.definition.steps.map(({ id }) => id));
 * ```
 */
export async function fromYaml<Input = unknown, Output = unknown>(
  text: string,
  { source }: FromYamlOptions = {},
): Promise<Flow<Input, Output>> {
  const [{ readText }, { v1Flow }] = await Promise.all([
    import("@stepflow/protocol/yaml"),
    import("@stepflow/protocol/documents"),
  ]);
  const read = readText(text, { what: "a flow", isRepeatable: () => false });
  const notes = read.notes.filter(({ kind }) => kind === "malformed" || kind === "rounded");
  if (notes.length > 0) throw new InvalidFlowError(notes.map(toDiagnostic), source);
  const result = validate(v1Flow, read.toValue());
  if (!result.ok) {
    const found = result.issues.map(({ pointer, message }) => toFault(read, pointer, message));
    throw new InvalidFlowError(found, source);
  }
  // The schema allows null for members that runtimes read as omitted.
  const { steps, output = null, ...head } = withoutNulls(result.value);
  return createFlow({ ...head, steps: steps ?? [], output } as FlowDefinition);
}

function withoutNulls<T extends object>(flow: T): Partial<T> {
  return Object.fromEntries(Object.entries(flow).filter(([, value]) => value !== null)) as Partial<T>;
}

function toDiagnostic({ kind, message, place, line, column }: TextNote): FlowDiagnostic {
  const hint = kind === "rounded" ? ". Write it as text" : "";
  return { ...describe(place, `${message}${hint}`), line, column };
}

function toFault(read: ReadText, pointer: string, message: string): FlowDiagnostic {
  const place = fromPointer(pointer).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  return { ...describe(place, message), ...read.locate(place, "value") };
}

function describe(place: readonly (string | number)[], message: string): FlowDiagnostic {
  const path = place.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("");
  return { kind: "malformedFlow", code: 3900, level: "fatal", message, path: `$${path}`, pointer: toPointer(place) };
}
