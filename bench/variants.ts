import type { Twins } from "./row.ts";
import { nodeWorker, type Variant } from "./worker-process.ts";

/** The measured workers, with their names in the table. */
export const RAW: Variant = nodeWorker("node:http", "raw.js");
/** A second process of the same program. Its ratio to the first is that of two equal processes. */
export const RAW_AGAIN: Variant = nodeWorker("node:http again", "raw.js");
export const SERVE: Variant = nodeWorker("serve(worker)", "serve.js");
export const SERVE_APP: Variant = nodeWorker("serve(worker, { app })", "serve-app.js");
export const WORKER_APP: Variant = nodeWorker("worker.app()", "worker-app.js");
/** Workers that check the input by a schema, and bare ones that call the same library. */
export const SERVE_ZOD: Variant = nodeWorker("serve(worker), zod", "serve-schema.js", "zod");
export const RAW_ZOD: Variant = nodeWorker("node:http, zod", "raw.js", "zod");
export const SERVE_JSON_SCHEMA: Variant = nodeWorker("serve(worker), JSON Schema", "serve-schema.js", "json-schema");
export const RAW_AJV: Variant = nodeWorker("node:http, ajv", "raw.js", "json-schema");
export const PULL: Variant = nodeWorker("pull(worker)", "pull.js");
/** The yardstick of pulling workers, over bare `node:http2`. */
export const RAW_PULL: Variant = nodeWorker("node:http2", "raw-pull.js");
export const RAW_PULL_AGAIN: Variant = nodeWorker("node:http2 again", "raw-pull.js");
export const HONO: Variant = nodeWorker("bare Hono", "hono.js");

export const TWINS: Twins = { first: RAW.name, second: RAW_AGAIN.name };
