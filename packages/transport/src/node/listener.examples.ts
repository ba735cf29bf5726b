import { createServer } from "node:http";
import { basic, Endpoint } from "@stepflow/transport";
import { createNodeListener } from "@stepflow/transport/node";

const endpoint = new Endpoint({ methods: {} });
const health = { ready: true, active: 0 };

// #region createNodeListener
const auth = basic({ username: "runtime", password: "secret" });
createServer(createNodeListener({ endpoint, health, auth })).listen(3000, "127.0.0.1");
// #endregion
