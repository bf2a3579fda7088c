// Getting the checker's files, with every way that this can fail turned into words for the person who reads the page.

const BASE = new URL("./", import.meta.url);

// A server that never answers must not leave the person waiting for it: after this the panel shows.
const PATIENCE = 20_000;

// These words cannot stand in the catalogue of interface texts: they are needed when it could not be fetched.
const PROBLEMS = {
  noPolicy: () => "This page does not say which policy to use.",
  missing: (file) => `The file “${file}” was not found.`,
  unreachable: (file) => `The file “${file}” could not be fetched.`,
  notJson: (file) => `The file “${file}” cannot be read: it is not JSON.`,
  engine: () => "This browser cannot run the checker. It may be too old, or WebAssembly may be switched off.",
};

/** A failure with a message for people; `cause` is for the console. */
export class CheckerProblem extends Error {
  constructor(kind, file, cause) {
    super(PROBLEMS[kind](file), { cause });
    this.name = "CheckerProblem";
  }
}

/** Returns the address of a style sheet. */
export function styleAddress(name) {
  return new URL(`${name}.css`, BASE).href;
}

/**
 * Fetches all that an element is mounted with, at the same time.
 *
 * @param {string | null} policy - an id, whose file stands beside this script, or the address of a policy.
 * @param {AbortSignal} signal - ends the requests early.
 * @param {{bundle: string, texts: string[]}} parts - the name of the module, and of the files with the interface's texts.
 * @returns {Promise<{engine: object, policy: object, vocabulary: object, interfaceText: object}>}
 * @throws {CheckerProblem}
 */
export async function load(policy, signal, { bundle, texts }) {
  const patient = AbortSignal.any?.([signal, AbortSignal.timeout(PATIENCE)]) ?? signal;
  const address = policyAddress(policy);
  const loaded = [
    loadEngine(bundle),
    loadJson(address, patient),
    loadJson(new URL("text/vocabulary.en.json", BASE), patient),
    ...texts.map((name) => loadJson(new URL(`text/${name}.en.json`, BASE), patient)),
  ];
  const [engine, policyValue, vocabulary, ...interfaceTexts] = await Promise.all(loaded);
  return { engine, policy: policyValue, vocabulary, interfaceText: Object.assign({}, ...interfaceTexts) };
}

function policyAddress(policy) {
  const name = policy?.trim();
  if (!name) throw new CheckerProblem("noPolicy");
  if (/^[a-z0-9][a-z0-9-]*$/.test(name)) return new URL(`policies/${name}.json`, BASE);
  try {
    return new URL(name, document.baseURI);
  } catch (error) {
    throw new CheckerProblem("missing", name, error);
  }
}

async function loadJson(address, signal) {
  const file = decodeURIComponent(address.pathname.split("/").pop() || address.host);
  let response;
  let text;
  try {
    response = await fetch(address, { signal });
    text = await response.text();
  } catch (error) {
    throw new CheckerProblem("unreachable", file, error);
  }
  if (!response.ok) {
    const kind = response.status === 404 ? "missing" : "unreachable";
    throw new CheckerProblem(kind, file, `${address} was answered with status ${response.status}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CheckerProblem("notJson", file, error);
  }
}

// One engine serves every element of its kind on the page. A failure is not kept, so that a later try may succeed.
const engines = new Map();

function loadEngine(bundle) {
  if (!engines.has(bundle)) {
    const started = startEngine(bundle).catch((error) => {
      engines.delete(bundle);
      throw new CheckerProblem("engine", undefined, error);
    });
    engines.set(bundle, started);
  }
  return engines.get(bundle);
}

async function startEngine(bundle) {
  const script = await import(new URL(`${bundle}.js`, BASE).href);
  await script.default({ module_or_path: new URL(`${bundle}_bg.wasm`, BASE) });
  return script;
}
