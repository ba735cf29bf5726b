import type { Worker } from "@stepflow/worker";

export declare const worker: Worker;

export declare function closeOnSigterm(closeServer: () => unknown): void;
