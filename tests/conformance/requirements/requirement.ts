/**
 * How a requirement is shown. `wire`: bytes seen outside our code (recorded traffic, raw sockets, a real runtime). `api`:
 * behaviour of a public name. `type`: the compiler. `doc`: a text that a test checks.
 */
export type Evidence = "wire" | "api" | "type" | "doc";

/** One promise. Tests cite its id at the start of their names: `it("blobs.put.dedupe: …")`. */
export interface Requirement {
  /** Subject and promise: lower-case words, separated by dots. */
  readonly id: string;
  /** Row of the source documents: A to E and M for promises, U and W for requests of users and runtimes. */
  readonly seed: string;
  readonly promise: string;
  /** Tests of each of these kinds must exist. */
  readonly evidence: readonly Evidence[];
}
