import type { CliIo } from "../../io/cli-io.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { paintFor } from "../../io/paint.ts";
import { toTable } from "../../io/table.ts";
import type { ComponentChange } from "./compare-components.ts";
import type { ComponentSchemas } from "./component-types.ts";

/** Result of a check. */
export interface TypesCheck {
  readonly out: string;
  readonly isStale: boolean;
  readonly isMissing: boolean;
  readonly changes: readonly ComponentChange[];
}

/** What was written. */
export interface WrittenTypes {
  readonly out: string;
  readonly components: readonly ComponentSchemas[];
  readonly changes: readonly ComponentChange[];
}

/** Describes a check. */
export function reportCheck({ out, isStale, isMissing, changes }: TypesCheck, format: OutputFormat, io: CliIo): string {
  if (format === "json") return `${JSON.stringify({ upToDate: !isStale, ...toJson(changes) })}\n`;
  if (!isStale) return `${out} is up to date.\n`;
  if (isMissing) return `${out} does not exist. Write it by the same command without --check.\n`;
  const breaking = changes.filter(({ isBreaking }) => isBreaking).length;
  const counts = changes.length === 0 ? "" : `: ${breaking} breaking, ${changes.length - breaking} compatible`;
  const reason = changes.length === 0 ? " in its comments, or was edited" : counts;
  return `${toRows(changes, io)}${out} is stale${reason}. Write it by the same command without --check.\n`;
}

/** Describes what was written. */
export function reportWritten({ out, components, changes }: WrittenTypes, format: OutputFormat, io: CliIo): string {
  if (format === "json") return `${JSON.stringify({ out, components: components.length, ...toJson(changes) })}\n`;
  const counts = new Map<string, number>();
  for (const { component } of components) {
    const route = component.split("/")[1] ?? "";
    counts.set(route, (counts.get(route) ?? 0) + 1);
  }
  const routes = [...counts].map(([route, count]) => `${route} ${count}`).join(", ");
  const noun = components.length === 1 ? "component" : "components";
  return `${toRows(changes, io)}${routes === "" ? "0" : routes} ${noun} → ${out}\n`;
}

function toRows(changes: readonly ComponentChange[], io: CliIo): string {
  if (changes.length === 0) return "";
  const paint = paintFor(io.stdout, io.env);
  return toTable(
    changes.map(({ isBreaking, component, at, message }) => [
      isBreaking ? paint("red", "breaking") : paint("green", "compatible"),
      component,
      at === "" ? message : `${at}: ${message}`,
    ]),
  );
}

function toJson(changes: readonly ComponentChange[]): object {
  const pick = (wanted: boolean): object[] =>
    changes
      .filter(({ isBreaking }) => isBreaking === wanted)
      .map(({ component, at, message }) => ({ component, at, message }));
  return { breaking: pick(true), compatible: pick(false) };
}
