// The matchers, with the `expect` of any runner that has the form of Jest's.
import { stepflowMatchers, testRuntime } from "@stepflow/runtime/testing";
import { worker } from "./work.mjs";

export async function useMatchers(expect) {
  expect.extend(stepflowMatchers);
  const runtime = await testRuntime(worker);
  expect(await runtime.execute("/count", { text: "a b" })).toSucceedWith({ words: 2 });
  expect(await runtime.execute("/fail", {})).toFailWith({ message: "the reason" });
  expect(runtime).toHaveStored({ text: "a b" });
  expect(() => expect(runtime).toHaveStored({ text: "c" })).toThrow();
  await runtime.close();
}
