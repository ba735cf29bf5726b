import { toWellFormedJson } from "@stepflow/transport";

// #region toWellFormedJson
const text = JSON.stringify({ name: "broken \ud800" });
toWellFormedJson(text); // '{"name":"broken \\ufffd"}'
// #endregion
