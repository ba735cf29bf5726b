import { defineComponent } from "@stepflow/worker";
import { typebox } from "@stepflow/worker/typebox";
import Type from "typebox";

// #region typebox
const double = defineComponent({
  path: "/double",
  input: typebox(Type.Object({ n: Type.Number() })),
  execute: ({ n }) => ({ n: n * 2 }),
});
// #endregion
