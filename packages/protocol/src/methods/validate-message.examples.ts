import { describeIssues, validateParams, validateResult } from "@stepflow/protocol";

const params: unknown = {};
const result: unknown = {};

// #region validateParams
const { component, input } = validateParams("components/execute", "v1", params);
console.log(component, input);
// #endregion

// #region validateResult
const checked = validateResult("runs/get", "v1", result);
if (checked.ok) console.log(checked.value.status);
else console.error(describeIssues(checked.issues));
// #endregion
