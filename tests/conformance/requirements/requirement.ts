/**
 * How a requirement is shown. `wire`: bytes seen outside our code (recorded traffic, raw sockets, a real runtime). `api`:
 * behaviour of a public name. `type`: the compiler. `doc`: a text that a test checks.
 */
export type Evidence = "wire" | "api" | "type" | "doc";

/** One promise of the source documents. Tests cite its id in their names: `it("C10: …")`. */
export interface Requirement {
  readonly id: string;
  readonly promise: string;
  /** Each kind must be there. */
  readonly evidence: readonly Evidence[];
  /** Why no test shows it yet. A requirement that is shown has none. */
  readonly open?: string;
}
