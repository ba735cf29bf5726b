type Fields = Readonly<Record<string, string | undefined>>;
type ListFields = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * A request as Lambda passes it to a handler: of a function URL or an HTTP API (payload format 2.0), or of an Application Load Balancer.
 */
export interface LambdaEvent {
  /** Path of a function URL. */
  readonly rawPath?: string | undefined;
  /** Query of a function URL. */
  readonly rawQueryString?: string | undefined;
  /** Path behind a load balancer. */
  readonly path?: string | undefined;
  /** Method behind a load balancer. */
  readonly httpMethod?: string | undefined;
  /** Query behind a load balancer, still encoded. */
  readonly queryStringParameters?: Fields | undefined;
  /** Query behind a load balancer whose target group has multi-value headers. */
  readonly multiValueQueryStringParameters?: ListFields | undefined;
  /** Headers by name. */
  readonly headers?: Fields | undefined;
  /** Headers behind a load balancer whose target group has multi-value headers. */
  readonly multiValueHeaders?: ListFields | undefined;
  /** Text of the body, or bytes as Base64. */
  readonly body?: string | null | undefined;
  /** Whether the body is Base64. */
  readonly isBase64Encoded?: boolean | undefined;
  /** Where the request came from. */
  readonly requestContext?:
    | {
        readonly domainName?: string | undefined;
        readonly http?: { readonly method?: string | undefined } | undefined;
        readonly elb?: unknown;
      }
    | undefined;
}

/** A whole response, for Lambda functions whose responses are not streamed. */
export interface BufferedLambdaResponse {
  /** Status of the response. */
  readonly statusCode: number;
  /** Headers by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers for a load balancer whose target group has multi-value headers. */
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  /** The body as text. */
  readonly body: string;
  /** Always false: the body is text. */
  readonly isBase64Encoded: boolean;
}

/**
 * Converts an event to a request.
 *
 * @throws TypeError for an event that is no HTTP request.
 */
export function toRequest(event: LambdaEvent): Request {
  const method = event.requestContext?.http?.method ?? event.httpMethod;
  const path = event.rawPath ?? event.path;
  if (method === undefined || path === undefined) {
    throw new TypeError(
      "The event is no HTTP request. Invoke the function by its URL, an HTTP API with payload format 2.0, or an Application Load Balancer.",
    );
  }
  const headers = toHeaders(event);
  const host = headers.get("host") ?? event.requestContext?.domainName ?? "lambda.invalid";
  const query = toQuery(event);
  const url = `https://${host}${path}${query === "" ? "" : `?${query}`}`;
  const hasBody = method !== "GET" && method !== "HEAD" && typeof event.body === "string";
  return new Request(url, { method, headers, body: hasBody ? toBody(event) : null });
}

function toHeaders({ headers, multiValueHeaders }: LambdaEvent): Headers {
  const all = new Headers();
  for (const [name, values] of Object.entries(multiValueHeaders ?? headers ?? {})) {
    for (const value of [values ?? []].flat()) all.append(name, value);
  }
  return all;
}

function toQuery(event: LambdaEvent): string {
  if (event.rawQueryString !== undefined) return event.rawQueryString;
  const lists = event.multiValueQueryStringParameters ?? event.queryStringParameters ?? {};
  const pairs = Object.entries(lists).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => `${name}=${value}`),
  );
  return pairs.join("&");
}

function toBody({ body, isBase64Encoded }: LambdaEvent): string | Uint8Array<ArrayBuffer> {
  const text = body ?? "";
  return isBase64Encoded === true ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) : text;
}
