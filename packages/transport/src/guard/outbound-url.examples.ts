import { checkBlobApiUrl, toOrigins } from "@stepflow/transport";

// #region checkBlobApiUrl
const trust = { authenticated: true, loopbackBind: false, allowedOrigins: [] };
const checked = checkBlobApiUrl("http://runtime.example:7840/api/v1/blobs", trust);
if (!checked.ok) console.error(`${checked.reason} ${checked.hint}`);
// #endregion

// #region toOrigins
toOrigins(["https://Runtime.example:443"]); // ["https://runtime.example"]
// #endregion
