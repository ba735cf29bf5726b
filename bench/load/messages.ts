/** An order to the load generator, which answers each one with a {@link LoadReport}. */
export type LoadOrder = PressureOrder | HoldOrder | ReleaseOrder;

/** Keeps `connections` requests or exchanges in flight, for `leadMs` without and then for `measureMs` with measuring. */
export interface PressureOrder {
  readonly kind: "json" | "exchange";
  readonly port: number;
  /** Process whose CPU time is read at the start and at the end of the measured time. */
  readonly workerPid: number;
  readonly connections: number;
  readonly leadMs: number;
  readonly measureMs: number;
}

/** Opens `count` exchanges that stay open. */
export interface HoldOrder {
  readonly kind: "hold";
  readonly port: number;
  readonly count: number;
}

/** Closes what {@link HoldOrder} opened. */
export interface ReleaseOrder {
  readonly kind: "release";
}

export interface LoadReport {
  /** The failure, if there was one; the other fields are then meaningless. */
  readonly error?: string;
  /** Number of answers that arrived within the measured time. */
  readonly done: number;
  readonly elapsedMs: number;
  readonly workerCpuMs: number;
  readonly loadCpuMs: number;
}
