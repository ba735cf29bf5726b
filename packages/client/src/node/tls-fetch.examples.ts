import { readFile } from "node:fs/promises";
import { createClient } from "@stepflow/client";
import { createTlsFetch } from "@stepflow/client/node";

// #region createTlsFetch
const [ca, cert, key] = await Promise.all(["ca.pem", "client.pem", "client.key"].map((file) => readFile(file)));
const client = createClient({ url: "https://stepflow.example", fetch: createTlsFetch({ ca, cert, key }) });

// #endregion

export { client };
