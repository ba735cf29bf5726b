import { readFile } from "node:fs/promises";
import { extendFlow, fromYaml } from "@stepflow/worker/flow";

const text = "";

// #region extendFlow
const counting = await fromYaml<{ text: string }, { words: number }>(text);
const reporting = extendFlow(counting, { name: "reporting" }, ({ input, output, outputOf, step }) => {
  const report = step("report", "/text/report", { text: input.text, words: output.words, all: outputOf("count") });
  return { words: output.words, report };
});

// #endregion

// #region fromYaml
const loaded = await fromYaml<{ text: string }, { words: number }>(await readFile("flow.yaml", "utf8"), {
  source: "flow.yaml",
});
console.log(loaded.definition.steps.map(({ id }) => id));
// #endregion

console.log(reporting);
