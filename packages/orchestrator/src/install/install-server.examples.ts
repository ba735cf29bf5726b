import { installServer } from "@stepflow/orchestrator";

// #region installServer
const path = await installServer("0.11.1", { onProgress: (message) => console.error(message) });
console.log(path); // …/stepflow/servers/0.11.1-linux-x64/stepflow-server
// #endregion
