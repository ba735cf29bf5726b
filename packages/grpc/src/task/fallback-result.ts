import { create, toBinary } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import { CompleteTaskRequestSchema, TaskErrorCode } from "@stepflow/protocol/grpc";
import type { RuntimeLink } from "@stepflow/worker/carrier";
import { REQUEST_LIMIT_BYTES } from "../rpc/channel.ts";
import { isTooLarge } from "../rpc/transient.ts";
import { writeValue } from "../values/value-writer.ts";
import type { TaskResult } from "./task-reporter.ts";

export interface RefusedResult {
  readonly taskId: string;
  readonly runId: string | undefined;
  readonly component: string;
  readonly result: TaskResult;
  /** Why the runtime, or the limit that it has, refused it. */
  readonly error: unknown;
  /** What the component returned. */
  readonly output: unknown;
  readonly link: RuntimeLink;
  readonly timeoutMs: number;
}

const MESSAGE_LIMIT = 4_000;

/** What to report in place of a result that was refused; small, and never the same again. */
export async function toFallbackResult(refused: RefusedResult): Promise<TaskResult> {
  const { taskId, runId, component, result, error, link } = refused;
  if (result.case === "error") return toError(result.value.code, result.value.message ?? "");
  if (!isTooLarge(error)) {
    const { rawMessage } = ConnectError.from(error);
    return toError(undefined, `Runtime refused the output of component "${component}": ${rawMessage}`);
  }
  const request = { taskId, result, ...(runId === undefined ? {} : { runId }) };
  const size = toBinary(CompleteTaskRequestSchema, create(CompleteTaskRequestSchema, request)).byteLength;
  const tooLarge = `Output of component "${component}" has ${size} bytes, the runtime accepts ${REQUEST_LIMIT_BYTES}.`;
  if (link.outputReferences === undefined) {
    return toError(undefined, `${tooLarge} Store it with ctx.putBlob, or set STEPFLOW_BLOB_THRESHOLD_BYTES.`);
  }
  try {
    return await storeOutput(refused);
  } catch (failure) {
    return toError(undefined, `${tooLarge} Storing it as a blob failed: ${(failure as Error).message}`);
  }
}

/** The output as a reference, as its large fields would be. */
async function storeOutput({ output, link, timeoutMs }: RefusedResult): Promise<TaskResult> {
  const json = JSON.stringify(output);
  const size = new TextEncoder().encode(json).byteLength;
  const $blob = await (await link.blobs()).put(json, "data", { timeoutMs });
  const { value } = writeValue({ $blob, blobType: "data", size }, { bigints: false });
  return { case: "response", value: { output: value } };
}

function toError(code: TaskErrorCode | undefined, message: string): TaskResult {
  const shown = message.length > MESSAGE_LIMIT ? `${message.slice(0, MESSAGE_LIMIT)}…` : message;
  return { case: "error", value: { code: code ?? TaskErrorCode.WORKER_ERROR, message: shown } };
}
