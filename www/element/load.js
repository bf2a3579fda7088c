// Getting all that a checker is mounted with, with every way that this can fail turned into words for people.
import { fetchPolicy, fetchText, startEngine } from "./files.js";
import { CheckerProblem } from "./problem.js";

// A server that never answers must not leave the person waiting for it: after this the panel shows.
const PATIENCE = 20_000;

/**
 * Fetches all that a checker is mounted with, at the same time.
 *
 * @param {{ policy: string | null, allowed: string[] }} wanted - the policy, and the origins it may come from.
 * @param {AbortSignal} signal - ends the requests early.
 * @returns {Promise<{engine: object, policy: object, vocabulary: object, interfaceText: object}>}
 * @throws {CheckerProblem}
 */
export async function load({ policy, allowed }, signal) {
  const patient = AbortSignal.any?.([signal, AbortSignal.timeout(PATIENCE)]) ?? signal;
  const loaded = [
    loadEngine(),
    fetchPolicy(policy, allowed, patient),
    fetchText("vocabulary.en.json", patient),
    fetchText("interface.en.json", patient),
  ];
  const [engine, policyValue, vocabulary, interfaceText] = await Promise.all(loaded);
  return { engine, policy: policyValue, vocabulary, interfaceText };
}

// One engine serves every checker on the page. A failure is not kept, so that a later try may succeed.
let engine;

function loadEngine() {
  engine ??= startEngine().then(watched).catch((error) => {
    engine = undefined;
    throw new CheckerProblem("engine", undefined, error);
  });
  return engine;
}

/** Fires `fault` when the engine has stopped for good: no checker on the page can go on. */
export const faults = new EventTarget();

let stopped = false;

// A panic tells its message first; a stack or a memory that is used up only traps, wherever the browser called in.
function watched(script) {
  script.watch((message) => stop(message));
  addEventListener("error", ({ error }) => {
    if (globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError) stop(error);
  });
  return script;
}

function stop(cause) {
  if (stopped) return;
  stopped = true;
  const problem = new CheckerProblem("fault", undefined, cause);
  engine = Promise.reject(problem);
  engine.catch(() => {});
  // Not at once: the engine is still on the stack, and what it has borrowed may not be touched.
  setTimeout(() => faults.dispatchEvent(Object.assign(new Event("fault"), { problem })));
}
