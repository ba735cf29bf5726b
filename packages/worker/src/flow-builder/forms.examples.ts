import { coalesce, field, flow, literal, variable, when } from "@stepflow/worker/flow";
import { z } from "zod";

const input = z.object({
  limit: z.number().optional(),
  title: z.string().nullable(),
  years: z.record(z.string(), z.number()),
});

flow({ name: "examples", input }, ({ input, step }) => {
  // #region variable
  step("ask", "/llm/chat", { model: variable("model", "small"), key: variable<string>("api_key") });
  // #endregion
  // #region literal
  step("store", "/builtin/put_blob", {
    data: literal({ $comment: "plain data, although the key looks like an expression" }),
  });
  // #endregion
  // #region when
  step("search", "/text/search", { limit: when(input.limit, input.limit, 10) });
  // #endregion
  // #region coalesce
  step("print", "/text/print", { title: coalesce(input.title, "Untitled") });
  // #endregion
  // #region field
  step("report", "/text/report", { year: field(input.years, "2024") });
  // #endregion
  return null;
});
