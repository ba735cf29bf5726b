import { isJsonObject } from "@stepflow/protocol";
import type { FlowDiagnostic } from "../flow/diagnostic-kinds.ts";
import { type InspectedFlow, inspectFlow } from "../flow/flow.ts";
import { FieldReader } from "../rest/field-reader.ts";
import type { JsonBody } from "../rest/request-body.ts";
import { RestError } from "../rest/rest-error.ts";
import type { RuntimeVersion } from "../versions.ts";

/** Body of `POST /flows`. */
export interface StoreFlow {
  readonly inspected: InspectedFlow;
  readonly isDryRun: boolean;
}

/** Reads the body of `POST /flows`. @throws RestError 422 that names the faulty member, 400 for a value that is no flow. */
export function readStoreFlow(body: JsonBody, version: RuntimeVersion): StoreFlow {
  const reader = new FieldReader();
  const request = reader.request(body, ["flow", "dryRun"]);
  const { flow: given, dryRun = false } = request;
  const isDryRun = reader.boolean(dryRun, "dryRun");
  const flow = reader.optionalObject(given, "flow");
  if (flow === undefined) throw RestError.named(400, "flow is required");
  checkIntegers(flow);
  const inspected = inspectFlow(flow, { version, unknownFields: "report" });
  if (inspected.id === undefined)
    throw invalid(
      inspected.diagnostics
        .filter(({ level }) => level === "fatal")
        .map(toReason)
        .join("; "),
    );
  return { inspected, isDryRun };
}

/** Refuses the setting that must be a whole number: the message makes `2.0` of every `2`. */
function checkIntegers({ steps }: Readonly<Record<string, unknown>>): void {
  for (const step of Array.isArray(steps) ? steps : []) {
    const onError: unknown = isJsonObject(step) ? step["onError"] : undefined;
    const { action, maxRetries } = isJsonObject(onError) ? onError : {};
    if (action !== "retry" || typeof maxRetries !== "number") continue;
    const shown = Number.isInteger(maxRetries) ? `${maxRetries}.0` : String(maxRetries);
    throw invalid(`invalid type: floating point \`${shown}\`, expected u32`);
  }
}

function toReason({ message }: FlowDiagnostic): string {
  return message.replace(/^"(\w+)" is missing$/, "missing field `$1`");
}

function invalid(reason: string): RestError {
  return RestError.named(400, `invalid flow definition: ${reason}`);
}
