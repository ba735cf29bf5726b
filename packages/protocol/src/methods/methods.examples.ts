import { isMethodName, METHODS } from "@stepflow/protocol";

const name: string = "runs/get";

// #region isMethodName
if (isMethodName(name)) console.log(METHODS[name].direction); // "toRuntime"
// #endregion
