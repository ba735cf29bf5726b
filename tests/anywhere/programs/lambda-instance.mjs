// What AWS Lambda's Node runtime does: it defines `awslambda`, loads the handler, asks the Runtime API for events one by one, and streams each
// response. Errors after the start of a response are trailers.
import { request } from "node:http";
import { Writable } from "node:stream";

const base = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
const PRELUDE_END = new Uint8Array(8);
const beforeFirstWrite = new WeakMap();

globalThis.awslambda = {
  streamifyResponse: (handler) => Object.assign(handler, { streams: true }),
  HttpResponseStream: {
    from(stream, prelude) {
      stream.setContentType("application/vnd.awslambda.http-integration-response");
      beforeFirstWrite.set(stream, JSON.stringify(prelude));
      return stream;
    },
  },
};

/** The stream that a handler writes to. */
class ResponseStream extends Writable {
  #id;
  #type = "application/octet-stream";
  #request;
  #error;

  constructor(id) {
    super();
    this.#id = id;
    // The prelude comes with the first write of the handler, even if that is empty.
    const write = this.write.bind(this);
    this.write = (...args) => {
      const prelude = beforeFirstWrite.get(this);
      beforeFirstWrite.delete(this);
      if (prelude !== undefined) {
        write(prelude);
        write(PRELUDE_END);
      }
      return write(...args);
    };
  }

  setContentType(type) {
    this.#type = type;
  }

  open() {
    this.#request ??= request(`${base}/${this.#id}/response`, {
      method: "POST",
      headers: {
        "content-type": this.#type,
        "lambda-runtime-function-response-mode": "streaming",
        "transfer-encoding": "chunked",
        trailer: "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body",
      },
    });
    return this.#request;
  }

  _write(chunk, _encoding, callback) {
    if (chunk.length === 0) callback();
    else this.open().write(chunk, callback);
  }

  _final(callback) {
    if (this.#error !== undefined) this.open().addTrailers(toTrailers(this.#error));
    this.open().end(callback);
  }

  fail(error) {
    this.#error = error;
    this.end();
  }
}

function toTrailers({ name, message }) {
  const body = JSON.stringify({ errorMessage: message, errorType: name });
  return {
    "Lambda-Runtime-Function-Error-Type": name,
    "Lambda-Runtime-Function-Error-Body": Buffer.from(body).toString("base64"),
  };
}

const { handler } = await import(process.env._HANDLER);
for (;;) {
  const next = await fetch(`${base}/next`);
  const id = next.headers.get("lambda-runtime-aws-request-id");
  const event = await next.json();
  if (!handler.streams) {
    await fetch(`${base}/${id}/response`, { method: "POST", body: JSON.stringify(await handler(event, {})) });
    continue;
  }
  const stream = new ResponseStream(id);
  try {
    await handler(event, stream, {});
  } catch (error) {
    stream.fail(error);
  }
}
