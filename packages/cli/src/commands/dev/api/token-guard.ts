import { randomBytes } from "node:crypto";
import { bearer } from "@stepflow/worker";
import { ApiError } from "./api-error.ts";

const TOKEN_BYTES = 32;

/** Lets requests in that know the token of this launch. */
export class TokenGuard {
  /** The token. It changes with each launch. */
  readonly token: string = randomBytes(TOKEN_BYTES).toString("base64url");
  readonly #isAuthorized = bearer(this.token);

  /**
   * Checks a request. A token in the query is exchanged for a cookie, so that it stays neither in the address bar nor in the history:
   * then the answer is returned.
   *
   * @throws ApiError
   */
  async check(request: Request): Promise<Response | undefined> {
    const url = new URL(request.url);
    checkOwnOrigin(request, url);
    const asked = url.searchParams.get("token");
    if (asked !== null) {
      if (await this.#knows(`Bearer ${asked}`)) return this.#exchange(url);
      throw new ApiError(
        401,
        "The token is not that of this launch. stepflow-worker dev prints the address with the current one.",
      );
    }
    const header = request.headers.get("authorization") ?? this.#fromCookie(request, url);
    if (header !== undefined && (await this.#knows(header))) return undefined;
    throw new ApiError(
      401,
      "A token is missing: open the address that stepflow-worker dev prints, or send it as Authorization: Bearer TOKEN.",
    );
  }

  #exchange(url: URL): Response {
    url.searchParams.delete("token");
    const cookie = `${cookieName(url)}=${this.token}; HttpOnly; SameSite=Strict; Path=/`;
    return new Response(null, {
      status: 303,
      headers: { location: `${url.pathname}${url.search}`, "set-cookie": cookie },
    });
  }

  #fromCookie({ headers }: Request, url: URL): string | undefined {
    const cookies = (headers.get("cookie") ?? "").split(/;\s*/).map((pair) => pair.split("="));
    const value = cookies.find(([name]) => name === cookieName(url))?.[1];
    return value === undefined ? undefined : `Bearer ${value}`;
  }

  async #knows(authorization: string): Promise<boolean> {
    const header = (name: string): string | undefined =>
      name.toLowerCase() === "authorization" ? authorization : undefined;
    return (await this.#isAuthorized({ header, method: "GET", path: "/" })) === true;
  }
}

/** Browsers send cookies to every port of a host, so each server has a cookie of its own. */
function cookieName({ port }: URL): string {
  return `stepflow_dev_${port}`;
}

/** Pages of other ports of this machine pass the checks of the listener, but have no business here. */
function checkOwnOrigin({ headers }: Request, { host }: URL): void {
  const origin = headers.get("origin");
  if (origin === null || origin === `http://${host}`) return;
  throw new ApiError(403, `The origin ${JSON.stringify(origin.slice(0, 200))} is not that of this server.`);
}
