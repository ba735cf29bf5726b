import { create, toBinary } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import { CompleteTaskRequestSchema, TaskErrorCode } from "@stepflow/protocol/grpc";
import { defined, messageOf } from "@stepflow/protocol/internal";
import type { NumberPolicy, Output, RuntimeLink } from "@stepflow/worker/carrier";
import { isTooLarge } from "../rpc/call-error.ts";
import { MAX_REQUEST_BYTES } from "../rpc/channel.ts";
import type { ComponentTask } from "./component-task.ts";
import { storeOutput } from "./stored-output.ts";
import type { TaskResult } from "./task-reporter.ts";

export interface RefusedResult {
  readonly task: ComponentTask;
  readonly result: TaskResult;
  /** The error of the runtime, or of this worker when the result exceeds the runtime's limit. */
  readonly error: unknown;
  /** Output of the component. `undefined` if it failed. */
  readonly output: Output | undefined;
  /** Returns what is sent in place of an error. */
  readonly toSent: (error: unknown) => unknown;
  readonly link: RuntimeLink;
  readonly numbers: NumberPolicy;
  readonly timeoutMs: number;
}

const MAX_MESSAGE_LENGTH = 4_000;

/** Creates a small result to report in place of one that the runtime refused. */
export async function toFallbackResult(refused: RefusedResult): Promise<TaskResult> {
  const { task, result, error, output, link, toSent } = refused;
  if (result.case === "error") return toError(result.value.code, result.value.message ?? "");
  if (!isTooLarge(error)) {
    return toError(
      undefined,
      `Runtime refused the output of component "${task.component}": ${ConnectError.from(error).rawMessage}`,
    );
  }
  const size = sizeOf(task, result);
  const tooLarge = `Output of component "${task.component}" has ${size} bytes, the runtime accepts ${MAX_REQUEST_BYTES}.`;
  if (output === undefined || link.outputReferences === undefined) {
    return toError(undefined, `${tooLarge} Store it with ctx.putBlob, or set STEPFLOW_BLOB_THRESHOLD_BYTES.`);
  }
  try {
    return { case: "response", value: { output: await storeOutput(output.value, refused) } };
  } catch (failure) {
    return toError(undefined, `${tooLarge} Storing it as a blob failed: ${messageOf(toSent(failure))}`);
  }
}

function sizeOf({ taskId, runId }: ComponentTask, result: TaskResult): number {
  const request = create(CompleteTaskRequestSchema, { taskId, result, ...defined({ runId }) });
  return toBinary(CompleteTaskRequestSchema, request).byteLength;
}

function toError(code: TaskErrorCode | undefined, message: string): TaskResult {
  const shown = message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message;
  return { case: "error", value: { code: code ?? TaskErrorCode.WORKER_ERROR, message: shown } };
}
