import { isJsonObject } from "@stepflow/protocol";
import type { FlowDiagnostic } from "../flow/diagnostic.ts";
import { type InspectedFlow, inspectFlow } from "../flow/flow.ts";
import { fromPointer, toDocumentPath } from "../flow/place.ts";
import type { RuntimeVersion } from "../versions.ts";
import { FieldReader, invalidType, unreadable } from "./field-reader.ts";
import type { JsonBody } from "./request-body.ts";
import type { RestError } from "./rest-error.ts";

/** What `POST /flows` asks for. */
export interface StoreFlow {
  /** The flow, its id is known. */
  readonly inspected: InspectedFlow & { readonly id: string };
  readonly isDryRun: boolean;
}

/** @throws RestError 422 naming the member, for a body or a flow of another shape. */
export function readStoreFlow(body: JsonBody, version: RuntimeVersion): StoreFlow {
  const reader = new FieldReader();
  const request = reader.request(body, "struct StoreFlowRequest", ["flow", "dryRun"]);
  const flow = reader.object(reader.required(request, "flow"), "flow", "struct Flow");
  const { dryRun = false } = request;
  const isDryRun = reader.boolean(dryRun, "dryRun");
  const inspected = inspectFlow(flow, { version, unknownFields: "report" });
  const { id } = inspected;
  if (id === undefined) throw misshapen(flow, inspected.diagnostics);
  return { inspected: { ...inspected, id }, isDryRun };
}

function misshapen(flow: object, diagnostics: readonly FlowDiagnostic[]): RestError {
  const fatal = diagnostics.filter(({ level }) => level === "fatal");
  return unreadable(fatal.map((diagnostic) => toReason(flow, diagnostic)).join("; "));
}

const EXPECTED: readonly (readonly [pattern: RegExp, expected: string])[] = [
  [/must be array/, "a sequence"],
  [/must be string/, "a string"],
  [/must be boolean/, "a boolean"],
  [/must be object/, "a map"],
];

/** The finding as the runtimes would put it, as far as that is known. */
function toReason(flow: object, { pointer, message }: FlowDiagnostic): string {
  const place = fromPointer(pointer);
  const path = `flow${toDocumentPath(place).slice(1)}`;
  if (message.endsWith(" is missing")) {
    return `flow${toDocumentPath(place.slice(0, -1)).slice(1)}: missing field \`${place.at(-1)}\``;
  }
  const expected = EXPECTED.find(([pattern]) => pattern.test(message))?.[1];
  if (expected === undefined) return `${path}: ${message}`;
  const isStep = place.length === 2 && place[0] === "steps" && expected === "a map";
  return invalidType(path, valueAt(flow, place), isStep ? "struct Step" : expected);
}

function valueAt(document: unknown, place: readonly (string | number)[]): unknown {
  return place.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    return isJsonObject(value) ? value[String(part)] : undefined;
  }, document);
}
