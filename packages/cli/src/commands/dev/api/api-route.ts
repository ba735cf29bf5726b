/** JSON Schema of an answer. */
export type AnswerSchema = Readonly<Record<string, unknown>>;

/** A parameter of a route. */
export interface ApiParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly description: string;
}

/** A request that fits a route. */
export interface ApiRequest {
  readonly request: Request;
  readonly query: URLSearchParams;
  /** Value of the placeholder of the path; empty if there is none. */
  readonly id: string;
}

/** A route, and its description. The OpenAPI document is made of these. */
export interface ApiRoute {
  /** Path with at most one placeholder, such as `/dev/api/runs/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly parameters?: readonly ApiParameter[];
  /** Media type of the answer. @default "application/json" */
  readonly type?: string;
  readonly schema: AnswerSchema;
  answer(request: ApiRequest): unknown;
}
