import type { Dialect } from "@stepflow/protocol";
import { readVariable } from "../env/process-env.ts";
import type { WorkerBehavior } from "./worker-options.ts";

/**
 * Reads the settings that the environment may hold: variables of the process, or bindings of a platform. They override the worker's own
 * options.
 *
 * @throws TypeError for an invalid value.
 */
export function readSettings(environment: Readonly<Record<string, unknown>>): WorkerBehavior {
  const { STEPFLOW_BLOB_API_URL: blobApiUrl, STEPFLOW_PROTOCOL: protocol } = environment;
  if (protocol && protocol !== "v0" && protocol !== "v1") {
    throw new TypeError(
      `STEPFLOW_PROTOCOL must be v0 (runtime 0.9) or v1 (0.10, 0.11); got ${JSON.stringify(protocol)}.`,
    );
  }
  return {
    ...(typeof blobApiUrl === "string" && blobApiUrl !== "" ? { blobApiUrl } : {}),
    ...(protocol ? { protocol: protocol as Dialect } : {}),
  };
}

/**
 * Reads the same settings from the process, where the platform has one and allows it.
 *
 * @throws TypeError for an invalid value.
 */
export function readProcessSettings(): WorkerBehavior {
  const names = ["STEPFLOW_BLOB_API_URL", "STEPFLOW_PROTOCOL"];
  return readSettings(Object.fromEntries(names.map((name) => [name, readVariable(name)])));
}
