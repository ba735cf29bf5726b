import { type Authorizer, isLoopbackAddress } from "@stepflow/transport";
import type { Logger } from "../log/logger.ts";

/**
 * Creates an authorizer for a worker without `auth` whose address is unknown. It accepts every request, and warns when the first one
 * shows by its Host that other machines may reach the worker. `serve` refuses to start in that case.
 */
export function createExposureNotice(logger: Logger): Authorizer {
  let isOpen = false;
  return (request) => {
    if (!isOpen) isOpen = warn(request.header("host"), logger);
    return true;
  };
}

function warn(host: string | undefined, logger: Logger): boolean {
  const name = host?.replace(/:\d+$/, "");
  if (name === undefined || isLoopbackAddress(name)) return false;
  logger.warn(
    "The worker has no auth, and a request used another host than localhost, so anyone who can connect may run its components. " +
      "Set auth; or set allowedHosts if only trusted machines can connect.",
    { host },
  );
  return true;
}
