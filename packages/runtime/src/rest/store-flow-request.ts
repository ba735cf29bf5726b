import type { FlowDiagnostic } from "../flow/diagnostic-kinds.ts";
import { type InspectedFlow, inspectFlow } from "../flow/flow.ts";
import { fromPointer, toDocumentPath } from "../flow/place.ts";
import type { RuntimeVersion } from "../versions.ts";
import { FieldReader, unreadable } from "./field-reader.ts";
import type { JsonBody } from "./request-body.ts";
import type { RestError } from "./rest-error.ts";

/** Body of `POST /flows`. */
export interface StoreFlow {
  /** The flow. Its id is known, even if the flow has faults. */
  readonly inspected: InspectedFlow & { readonly id: string };
  readonly isDryRun: boolean;
}

/** Reads the body of `POST /flows`. @throws RestError 422 that names the faulty member. */
export function readStoreFlow(body: JsonBody, version: RuntimeVersion): StoreFlow {
  const reader = new FieldReader();
  const request = reader.request(body, ["flow", "dryRun"]);
  const flow = reader.object(reader.required(request, "flow"), "flow");
  const { dryRun = false } = request;
  const isDryRun = reader.boolean(dryRun, "dryRun");
  const inspected = inspectFlow(flow, { version, unknownFields: "report" });
  const { id } = inspected;
  if (id === undefined) throw misshapen(inspected.diagnostics);
  return { inspected: { ...inspected, id }, isDryRun };
}

function misshapen(diagnostics: readonly FlowDiagnostic[]): RestError {
  const fatal = diagnostics.filter(({ level }) => level === "fatal");
  return unreadable(fatal.map(toReason).join("; "));
}

/** Runtimes name the object that lacks a member, and the member itself in all other cases. */
function toReason({ pointer, message }: FlowDiagnostic): string {
  const place = fromPointer(pointer);
  if (!message.endsWith(" is missing")) return `${toPath(place)}: ${message}`;
  return `${toPath(place.slice(0, -1))}: missing field \`${place.at(-1)}\``;
}

function toPath(place: ReturnType<typeof fromPointer>): string {
  return `flow${toDocumentPath(place).slice(1)}`;
}
