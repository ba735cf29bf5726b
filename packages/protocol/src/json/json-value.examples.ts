import { isJsonObject } from "@stepflow/protocol";

// #region isJsonObject
isJsonObject({}); // true
isJsonObject([]); // false
isJsonObject(null); // false
// #endregion
