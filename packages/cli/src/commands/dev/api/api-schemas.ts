import type { AnswerSchema } from "./api-route.ts";

const text = { type: "string" } as const;
const number = { type: "number" } as const;
const integer = { type: "integer" } as const;

/** Returns the schema of a list. */
export function listOf(items: AnswerSchema): AnswerSchema {
  return { type: "array", items };
}

/** Returns the schema of an object. Members whose names end in `?` may be missing. */
function objectOf(members: Readonly<Record<string, AnswerSchema>>, description?: string): AnswerSchema {
  const entries = Object.entries(members);
  return {
    type: "object",
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ""), schema])),
    required: entries.filter(([name]) => !name.endsWith("?")).map(([name]) => name),
    ...(description === undefined ? {} : { description }),
  };
}

export const SERVER: AnswerSchema = objectOf({
  name: text,
  version: text,
  folder: text,
  pid: integer,
  startedAt: { ...number, description: "Milliseconds since 1970, as all times of this API." },
  runtime: text,
  url: text,
  restApi: text,
  lastEventId: { ...text, description: "Id of the latest event. A stream that continues after it misses nothing." },
  paths: listOf(text),
});

export const WORKER: AnswerSchema = objectOf({
  "name?": text,
  kind: { enum: ["file", "url", "command", "config"] },
  source: text,
  state: { enum: ["starting", "ready", "failed", "ended"] },
  version: { ...integer, description: "Number of times that the worker has become ready." },
  "pid?": integer,
  components: integer,
  "readyMs?": number,
  "error?": text,
  former: listOf(
    objectOf({ version: integer, executions: integer }, "A process with former code that still executes."),
  ),
});

export const COMPONENT: AnswerSchema = objectOf({
  component: {
    ...text,
    description: "Path by which steps call the component. One with several paths is listed for each.",
  },
  worker: text,
  "description?": text,
  "inputSchema?": {},
  "outputSchema?": {},
});

export const FLOW: AnswerSchema = objectOf({
  path: text,
  "name?": text,
  "flowId?": { ...text, description: "Id by which runs are submitted; missing if the flow is faulty." },
  steps: integer,
  "error?": text,
});

export const RELOAD: AnswerSchema = objectOf({
  id: integer,
  files: listOf(text),
  state: { enum: ["running", "ready", "failed"] },
  workers: listOf(text),
  startedAt: number,
  "ms?": number,
  executions: { ...integer, description: "Executions that finish on the former code." },
  hasFormer: { type: "boolean" },
  "error?": text,
});

export const LOG: AnswerSchema = objectOf({ seq: integer, at: number, type: { const: "log" }, worker: text, text });

const VALUE = {
  description: "A JSON value; { $clipped: { length, head } } in place of a large one unless full=true.",
} as const;

const CALLBACK = objectOf({
  method: text,
  "params?": VALUE,
  "result?": VALUE,
  "error?": { type: "object" },
  startedAt: number,
  endedAt: number,
});

const STEP = objectOf({
  stepId: text,
  component: text,
  status: { enum: ["running", "completed", "failed"] },
  "input?": VALUE,
  "result?": { type: "object" },
  startedAt: number,
  "endedAt?": number,
  attempts: listOf(
    objectOf({
      attempt: integer,
      startedAt: number,
      "endedAt?": number,
      "error?": { type: "object" },
      callbacks: listOf(CALLBACK),
    }),
  ),
});

const ITEM = objectOf({
  itemIndex: integer,
  status: { enum: ["running", "completed", "failed", "cancelled"] },
  "input?": VALUE,
  "result?": { type: "object" },
  "completedAt?": number,
  stepStates: listOf(objectOf({ stepId: text, status: text })),
  steps: listOf(STEP),
});

const RUN_MEMBERS = {
  runId: text,
  rootRunId: text,
  "parentRunId?": text,
  flowId: text,
  "flowName?": text,
  status: { enum: ["running", "completed", "failed", "cancelled", "interrupted"] },
  items: objectOf({ total: integer, completed: integer, running: integer, failed: integer, cancelled: integer }),
  createdAt: number,
  "completedAt?": number,
} as const;

export const RUN: AnswerSchema = objectOf(RUN_MEMBERS);
export const RUN_DETAILS: AnswerSchema = objectOf({ ...RUN_MEMBERS, details: listOf(ITEM) });
export const RUN_EVENT: AnswerSchema = objectOf({ type: text, runId: text });
