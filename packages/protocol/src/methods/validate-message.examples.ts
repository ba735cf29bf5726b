import {
  describeIssues,
  validateParams,
  validateResult,
  validateRuntimeResult,
  validateWorkerParams,
} from "@stepflow/protocol";

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

// #region validateWorkerParams
const { component: path } = validateWorkerParams("components/info", "v1", params);
console.log(path);
// #endregion

// #region validateRuntimeResult
const stored = validateRuntimeResult("blobs/put", "v0", result);
if (stored.ok) console.log(stored.value.blobId);
// #endregion
