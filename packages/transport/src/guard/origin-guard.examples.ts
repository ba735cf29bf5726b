import { createOriginGuard } from "@stepflow/transport";

// #region createOriginGuard
const check = createOriginGuard({ bind: "127.0.0.1", allowedHosts: ["worker.example:8080"] });
check({ host: "127.0.0.1:3000", origin: undefined }); // undefined: accepted
check({ host: "evil.example", origin: undefined }); // { status: 403, message: … }
// #endregion
