import type { CallOptions } from "../http/http.ts";

/** Options of {@link Client.storeFlow}. */
export interface StoreFlowOptions extends CallOptions {
  /**
   * Whether the flow is only checked and not stored.
   *
   * @default false
   */
  readonly dryRun?: boolean | undefined;
}
