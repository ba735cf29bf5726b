import { readText } from "@stepflow/protocol/yaml";

// #region readText
const read = readText("steps: []\noutput: 007", { what: "a flow", isRepeatable: () => false });
for (const { line, column, message } of read.notes) console.error(`${line}:${column}: ${message}`);
console.log(read.toValue()); // { steps: [], output: "007" }
// #endregion
