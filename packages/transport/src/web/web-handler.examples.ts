import { createWebHandler, Endpoint } from "@stepflow/transport";

const endpoint = new Endpoint({ methods: {} });

// #region createWebHandler
const handle = createWebHandler({ endpoint });
const response = await handle(new Request("http://worker.test/", { method: "POST", body: "{}" }));
// #endregion
