import { dialectOfInitialize } from "@stepflow/protocol";

// #region dialectOfInitialize
dialectOfInitialize({ runtimeProtocolVersion: 1 }); // "v1"
dialectOfInitialize({ runtime_protocol_version: 1 }); // "v0"
// #endregion
