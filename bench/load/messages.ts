/** What the harness tells the load generator to do; it answers each order with one {@link LoadReport}. */
export type LoadOrder = PressureOrder | HoldOrder | ReleaseOrder;

/** Keeps `connections` requests or exchanges in flight: first unmeasured for `leadMs`, then measured for `measureMs`. */
export interface PressureOrder {
  readonly kind: "json" | "exchange";
  readonly port: number;
  /** Its CPU time is read where the measured time begins and ends. */
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
  /** Why it failed, if it did; the other fields then mean nothing. */
  readonly error?: string;
  /** Answers that came within the measured time. */
  readonly done: number;
  readonly elapsedMs: number;
  readonly workerCpuMs: number;
  readonly loadCpuMs: number;
}
