// What few requests need. It is one module, so that bundles have one file that is loaded at the first of these cases.

export { checkBody } from "./check-body.ts";
export { followRedirects } from "./redirects.ts";
export { tlsHintOf } from "./tls-hint.ts";
