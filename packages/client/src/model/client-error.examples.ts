import { ClientError, createClient, NotFoundError } from "@stepflow/client";

const client = createClient({ url: "http://127.0.0.1:7840" });

// #region ClientError
try {
  await client.getRun("0199a2b4-7c1e-7d20-8f3a-5b6c7d8e9f00");
} catch (error) {
  if (error instanceof NotFoundError) console.error("There is no such run.");
  else if (error instanceof ClientError) console.error(error.method, error.url, error.status, error.message);
  else throw error;
}
// #endregion
