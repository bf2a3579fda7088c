// Getting all that a checker is mounted with, with every way that this can fail turned into words for people.
import { fetchPolicy, fetchText, startEngine } from "./files.js";
import { CheckerProblem } from "./problem.js";

// A server that never answers must not leave the person waiting for it: after this the panel shows.
const PATIENCE = 20_000;

/**
 * Fetches all that an element is mounted with, at the same time.
 *
 * @param {{ policy: string | null, allowed: string[], language: string }} wanted - the policy, the origins it may come from,
 *   and the language of the texts.
 * @param {AbortSignal} signal - ends the requests early.
 * @param {{bundle: string, texts: string[], words?: string[], fetchesPolicy?: boolean}} parts - the name of the module, of the files
 *   with the interface's texts, of those with the words that policies are read by, and whether there is a policy from the start.
 * @returns {Promise<{engine: object, policy: object, vocabulary: object, interfaceText: object}>}
 * @throws {CheckerProblem}
 */
export async function load({ policy, allowed, language }, signal, parts) {
  const { bundle, texts, words = ["vocabulary"], fetchesPolicy = true } = parts;
  const ending = patient(signal);
  const together = async (names) => {
    const fetched = names.map((name) => fetchText(`${name}.${language}.json`, ending));
    return Object.assign({}, ...(await Promise.all(fetched)));
  };
  const [engine, policyValue, vocabulary, interfaceText] = await Promise.all([
    loadEngine(bundle),
    fetchesPolicy ? fetchPolicy(policy, allowed, ending) : undefined,
    together(words),
    together(texts),
  ]);
  return { engine, policy: policyValue, vocabulary, interfaceText };
}

/** Returns a signal that also ends requests which a server never answers. */
export function patient(signal) {
  return AbortSignal.any?.([signal, AbortSignal.timeout(PATIENCE)]) ?? signal;
}

// One engine of each kind serves every element on the page. A failure is not kept, so that a later try may succeed.
const engines = new Map();

function loadEngine(bundle) {
  if (!engines.has(bundle)) {
    watch(bundle);
    engines.set(
      bundle,
      startEngine(bundle).catch((error) => {
        engines.delete(bundle);
        throw error instanceof CheckerProblem ? error : new CheckerProblem("engine", undefined, error);
      }),
    );
  }
  return engines.get(bundle);
}

/** Fires `fault` with the name of an engine that has stopped for good: nothing that it runs can go on. */
export const faults = new EventTarget();

const watched = new Set();
const stopped = new Set();

// A panic ends in a trap, and so does a stack or a memory that is used up, wherever the browser called in.
function watch(bundle) {
  if (watched.has(bundle)) return;
  watched.add(bundle);
  addEventListener("error", ({ error }) => {
    // Nobody has caught it: whatever it is, it has broken off what the module was doing.
    if (error instanceof Error && leadsThrough(bundle, error)) stop(bundle, error);
    else stopAtTrap(bundle, error);
  });
  addEventListener("unhandledrejection", ({ reason }) => stopAtTrap(bundle, reason));
}

/** Stops an engine for good if this error is a trap of its module. Whoever catches what an engine throws asks this. */
export function stopAtTrap(bundle, error) {
  if (isTrap(bundle, error)) stop(bundle, error);
}

// The trace names the modules that it leads through, where they came from an address: others on the page are not ours.
function isTrap(bundle, error) {
  // A stack that is used up is no trap: Chromium and Safari throw a RangeError, Firefox an InternalError.
  if (error instanceof RangeError || error?.name === "InternalError") return leadsThrough(bundle, error);
  if (!globalThis.WebAssembly || !(error instanceof WebAssembly.RuntimeError)) return false;
  return leadsThrough(bundle, error) || !String(error.stack).includes(".wasm");
}

function leadsThrough(bundle, error) {
  return String(error.stack).includes(`${bundle}_bg.wasm`);
}

function stop(bundle, cause) {
  if (stopped.has(bundle)) return;
  stopped.add(bundle);
  const problem = new CheckerProblem("fault", undefined, cause);
  const never = Promise.reject(problem);
  never.catch(() => {});
  engines.set(bundle, never);
  // Not at once: the engine is still on the stack, and what it has borrowed may not be touched.
  setTimeout(() => faults.dispatchEvent(new CustomEvent("fault", { detail: { bundle, problem } })));
}
