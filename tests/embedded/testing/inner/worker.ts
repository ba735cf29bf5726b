import { createWorker } from "@stepflow/worker";

export const worker = createWorker({ name: "w", components: [] })
  .component("/echo", (input: unknown) => input)
  .component(
    "/wait",
    (_input: unknown, ctx) =>
      new Promise<never>((_resolve, reject) => {
        ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason), { once: true });
      }),
  );
