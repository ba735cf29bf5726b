// The yardstick of pulling workers: the same calls on bare node:http2, with messages that are read and written by hand. It has
// no retries, deadlines, validation and errors, and gives up when a connection breaks.
import { randomUUID } from "node:crypto";
import { connect } from "node:http2";
import { readAssignment, toClaim, toComponentList, toPullRequest, toResult } from "./raw-messages.js";

const { STEPFLOW_TASKS_URL, STEPFLOW_QUEUE_NAME, STEPFLOW_MAX_CONCURRENT } = process.env;
const ORIGIN = `http://${STEPFLOW_TASKS_URL}`;
const SLOTS = Number(STEPFLOW_MAX_CONCURRENT);
/** The window of `@stepflow/grpc` for this number of slots, so that a runtime sends as little ahead. */
const WINDOW_BYTES = Math.min(16_384, Math.max(512, SLOTS * 128));
const HEARTBEAT_MS = 1_000;
const RECONNECT_MS = 250;
const PREFIX_BYTES = 5;
const workerId = randomUUID();
const components = { echo: (input) => input };

const waiting = [];
const running = new Map();
let calls;

setInterval(() => {
  for (const claim of running.values()) void call("OrchestratorService/TaskHeartbeat", claim);
}, HEARTBEAT_MS);
pull();

/** Pulls over a connection of its own: the runtime acknowledges late, and answers of other calls would wait for that. */
function pull() {
  calls = connect(ORIGIN).on("error", () => {});
  let windowBytes = 65_535;
  const session = connect(ORIGIN, { settings: { initialWindowSize: WINDOW_BYTES, enablePush: false } });
  session.on("error", () => {});
  session.once("close", () => setTimeout(pull, RECONNECT_MS));
  const stream = open(session, "TasksService/PullTasks", toPullRequest(STEPFLOW_QUEUE_NAME, workerId));
  stream.on("error", () => {});
  stream.once("close", () => session.destroy());
  let rest = Buffer.alloc(0);
  stream.on("data", (chunk) => {
    // A frame that carries the acknowledgement of the chunk, for which the runtime would wait 40 ms.
    session.setLocalWindowSize(++windowBytes);
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= PREFIX_BYTES && rest.length >= PREFIX_BYTES + rest.readUInt32BE(1)) {
      const end = PREFIX_BYTES + rest.readUInt32BE(1);
      receive(readAssignment(rest.subarray(PREFIX_BYTES, end)));
      rest = rest.subarray(end);
    }
  });
}

function receive(task) {
  if (task.execute === undefined)
    void call("OrchestratorService/CompleteTask", toComponentList(task.taskId, Object.keys(components)));
  else if (running.size < SLOTS) void execute(task);
  else waiting.push(task);
}

async function execute({ taskId, execute: { componentId, input, runId } }) {
  const claim = toClaim(taskId, workerId, runId);
  running.set(taskId, claim);
  await call("OrchestratorService/TaskHeartbeat", claim);
  const output = await components[componentId](input);
  await call("OrchestratorService/CompleteTask", toResult(taskId, output, runId));
  running.delete(taskId);
  const next = waiting.shift();
  if (next !== undefined) void execute(next);
}

function open(session, method, message) {
  const stream = session.request({
    ":method": "POST",
    ":path": `/stepflow.v1.${method}`,
    "content-type": "application/grpc+proto",
    te: "trailers",
  });
  const prefix = Buffer.alloc(PREFIX_BYTES + message.length);
  prefix.writeUInt32BE(message.length, 1);
  prefix.set(message, PREFIX_BYTES);
  stream.end(prefix);
  return stream;
}

/** Resolves when the answer has ended, whatever it is. */
function call(method, message) {
  return new Promise((resolve) => {
    const stream = open(calls, method, message);
    stream.on("error", () => {});
    stream.on("close", resolve);
    stream.resume();
  });
}
