import type { ServerResponse } from "node:http";
import { sendDirectly } from "@stepflow/transport/node";

export async function exampleOfSendDirectly(response: Response, outgoing: ServerResponse): Promise<void> {
  // #region sendDirectly
  if (!sendDirectly(response, outgoing)) outgoing.writeHead(response.status).end(await response.text());
  // #endregion
}
