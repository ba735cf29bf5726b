import { markIsolated } from "@stepflow/transport";
import { type BufferedLambdaResponse, type LambdaEvent, toRequest } from "./lambda-event.ts";
import { type LambdaGlobal, type LambdaStream, writeBody } from "./lambda-stream.ts";

/** A worker of `createWorker`. */
export interface LambdaWorker {
  /** Responds to one request. */
  readonly fetch: (request: Request) => Promise<Response>;
}

/**
 * Creates the handler of a Lambda function whose responses are streamed: set the invoke mode of its URL to `RESPONSE_STREAM`. Slow
 * components then keep the connection alive.
 *
 * Each request may get an instance of its own, so requests to the runtime by event stream fail at once: sub-runs, and blobs of runtime 0.9.
 * Blobs of 0.10 and 0.11 work with `STEPFLOW_PROTOCOL=v1` and `STEPFLOW_BLOB_API_URL`.
 *
 * @throws Error outside of Lambda's Node runtimes.
 * @example
 * ```ts source="./lambda-handler.examples.ts#createLambdaHandler"
 * export const handler = createLambdaHandler(worker);
 * ```
 */
export function createLambdaHandler(
  worker: LambdaWorker,
): (event: LambdaEvent, stream: LambdaStream, context: unknown) => Promise<void> {
  const { awslambda } = globalThis as { readonly awslambda?: LambdaGlobal };
  if (awslambda === undefined) {
    throw new Error(
      "createLambdaHandler needs the global awslambda of Lambda's Node runtimes. Elsewhere use worker.fetch, or createBufferedLambdaHandler.",
    );
  }
  const { streamifyResponse, HttpResponseStream } = awslambda;
  return streamifyResponse(async (event: LambdaEvent, stream) => {
    const response = await respond(worker, event);
    const metadata = { statusCode: response.status, headers: Object.fromEntries(response.headers) };
    await writeBody(response.body, HttpResponseStream.from(stream, metadata));
  });
}

/**
 * Creates the handler of a Lambda function whose responses are sent as a whole: behind an Application Load Balancer, an HTTP API, or a
 * URL with the invoke mode `BUFFERED`. What {@link createLambdaHandler} states about requests to the runtime applies here, too.
 *
 * @example
 * ```ts source="./lambda-handler.examples.ts#createBufferedLambdaHandler"
 * handler: createBufferedLambdaHandler(worker),
 * ```
 */
export function createBufferedLambdaHandler(
  worker: LambdaWorker,
): (event: LambdaEvent) => Promise<BufferedLambdaResponse> {
  return async (event) => {
    const response = await respond(worker, event);
    const headers = [...response.headers];
    const fields =
      event.multiValueHeaders === undefined
        ? { headers: Object.fromEntries(headers) }
        : { multiValueHeaders: Object.fromEntries(headers.map(([name, value]) => [name, [value]])) };
    return { statusCode: response.status, ...fields, body: await response.text(), isBase64Encoded: false };
  };
}

async function respond(worker: LambdaWorker, event: LambdaEvent): Promise<Response> {
  const request = toRequest(event);
  markIsolated(request, "AWS Lambda");
  return await worker.fetch(request);
}
