import { TaskLostError } from "@stepflow/grpc";
import { createWorker } from "@stepflow/worker";

// #region TaskLostError
export const worker = createWorker({ name: "downloads" }).component("/download", async (url: string, ctx) => {
  ctx.signal.addEventListener("abort", () => {
    if (ctx.signal.reason instanceof TaskLostError) console.error(`Stopped: ${ctx.signal.reason.message}`);
  });
  const response = await fetch(url, { signal: ctx.signal });
  return response.text();
});
// #endregion
