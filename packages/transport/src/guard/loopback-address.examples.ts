import { isLoopbackAddress } from "@stepflow/transport";

// #region isLoopbackAddress
isLoopbackAddress("127.0.0.1"); // true
isLoopbackAddress("[::1]"); // true
isLoopbackAddress("192.168.0.1"); // false
// #endregion
