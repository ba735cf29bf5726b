export type { BufferedLambdaResponse, LambdaEvent } from "./lambda/lambda-event.ts";
export {
  createBufferedLambdaHandler,
  createLambdaHandler,
  type LambdaWorker,
} from "./lambda/lambda-handler.ts";
