import { findServer } from "@stepflow/orchestrator";

// #region findServer
const server = await findServer("0.11.1");
console.log(server === undefined ? "not installed" : `${server.path} (${server.source})`);
// #endregion
