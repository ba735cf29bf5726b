/** Sends one HTTP request: the platform's `fetch`, or a worker's own handler to reach it without a network. */
export type Fetch = (request: Request) => Response | Promise<Response>;
