import { textDepthExceeds, valueDepthExceeds } from "@stepflow/protocol";

// #region textDepthExceeds
textDepthExceeds('{"a":[1]}', 1); // true: two levels
textDepthExceeds('{"a":"[["}', 1); // false: brackets in strings do not count
// #endregion

// #region valueDepthExceeds
valueDepthExceeds({ a: [1] }, 1); // true: two levels
valueDepthExceeds({ a: [1] }, 2); // false
// #endregion
