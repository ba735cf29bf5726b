import { flow } from "@stepflow/worker/flow";
import { z } from "zod";

// #region KnownComponents
declare module "@stepflow/worker/flow" {
  interface KnownComponents {
    "/images/resize": { input: { url: string; width: number }; output: { url: string } };
  }
}
// #endregion

export const thumbnail = flow({ name: "thumbnail", input: z.object({ photo: z.string() }) }, ({ input, step }) => {
  // #region stepByKnownPath
  const small = step("small", "/images/resize", { url: input.photo, width: 200 });
  // #endregion
  return small.url;
});
