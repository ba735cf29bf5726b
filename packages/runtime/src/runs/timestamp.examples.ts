import { toTimestamp } from "@stepflow/runtime";

export function exampleOfToTimestamp(): void {
  // #region toTimestamp
  console.log(toTimestamp(Date.UTC(2026, 0, 1))); // 2026-01-01T00:00:00.000000000Z
  // #endregion
}
