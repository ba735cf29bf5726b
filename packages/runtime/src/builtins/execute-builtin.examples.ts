import { createEngine, executeBuiltin } from "@stepflow/runtime";

export function exampleOfExecuteBuiltin(): void {
  // #region executeBuiltin
  const engine = createEngine({
    builtins: false,
    async executeComponent(path, input, context) {
      if (path.startsWith("/std/"))
        return await executeBuiltin(path.slice("/std".length), input, context, engine.semantics);
      return { outcome: "success", result: input };
    },
  });
  // #endregion
  void engine;
}
