/// <reference lib="esnext.disposable" preserve="true" />
import type { Engine, Flow, ListedComponent, ReplacedWorker, RequestApp, RuntimeListener } from "@stepflow/runtime";
import type { HostedWorker } from "../../../workers/hosted-worker.ts";

/** The runtime of a development server. Its workers come and go while runs are under way. */
export interface DevRuntime extends AsyncDisposable {
  /** `embedded`, or the version of a real runtime. */
  readonly kind: string;
  /** Runs and blobs. Undefined for a real runtime, which shows them by its REST API. */
  readonly engine: Engine | undefined;
  /** Folder of the runs; undefined for a real runtime. */
  readonly runFolder: string | undefined;
  /** Serves an app on loopback, behind the checks of Host and Origin. @throws if the port is not available. */
  listen(app: RequestApp, port: number): Promise<RuntimeListener>;
  /** Called when the workers have been started for the first time. */
  begin(): Promise<void>;
  /** Rejects when the runtime has ended by itself. */
  untilEnded(): Promise<never>;
  /** Answers a request to the REST API. */
  fetch(request: Request): Promise<Response>;
  /**
   * Starts a loaded worker and puts it into service. Returns the former one of this name; undefined if there is none.
   *
   * @throws if it does not start, after which the former one stays in service.
   */
  enter(name: string, worker: HostedWorker): Promise<ReplacedWorker | undefined>;
  /** Takes a worker out of service. */
  leave(name: string): Promise<ReplacedWorker>;
  /** Starts the program of a worker again. Undefined if this runtime does not start it. @throws if it does not start. */
  restart(name: string): Promise<ReplacedWorker | undefined>;
  /** Names of the workers that it knows. */
  readonly workerNames: readonly string[];
  /** Lists the components of a worker. */
  components(name: string): Promise<readonly ListedComponent[]>;
  /** Stores a flow and returns its id. */
  storeFlow(flow: Flow): Promise<string>;
  /** Reads the configuration again. Returns warnings. @throws if it is faulty, after which the former one stays in use. */
  reloadConfig(): Promise<readonly string[]>;
}
