import * as ipaddr from "ipaddr.js";

export { ipaddr };
