// Stands for `@stepflow/grpc` while this package is compiled (`paths` in tsconfig.json), because that package depends on this one.
import type { Pull } from "./src/node/pull.ts";

export declare const pull: Pull;
