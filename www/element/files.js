// Where the checker's own files are: below the folder of this script, whose name is the hash of all that is in it. The
// policies stand two folders up, where a web team may change them. A build into a single file has another `files.js`.
import { CheckerProblem } from "./problem.js";

const BASE = new URL("./", import.meta.url);
const SITE = new URL("../../", BASE);

/** Returns what brings a style sheet into a shadow root. It fires `load` or `error`. */
export function styleElement(name) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL(`${name}.css`, BASE).href;
  return style;
}

/** Starts the engine. A server that sends the module under another type than WebAssembly's is forgiven. */
export async function startEngine(bundle) {
  // Both at once: the module does not wait for the script that compiles it while it comes in.
  const module = fetchModule(`${bundle}_bg.wasm`);
  module.catch(() => {});
  let script;
  try {
    script = await import(new URL(`${bundle}.js`, BASE).href);
  } catch (error) {
    throw new CheckerProblem("withheld", `${bundle}.js`, error);
  }
  try {
    await script.default({ module_or_path: module });
  } catch (error) {
    // All engines say it in words of their own: what came does not begin as a module does.
    if (/magic|\\0asm/.test(String(error))) throw new CheckerProblem("withheld", `${bundle}_bg.wasm`, error);
    throw error;
  }
  return script;
}

// A filter on the way answers with a page of its own: that is no fault of the browser.
async function fetchModule(name) {
  let response;
  try {
    response = await fetch(new URL(name, BASE));
  } catch (error) {
    throw new CheckerProblem("withheld", name, error);
  }
  if (response.ok) return response;
  throw new CheckerProblem("withheld", name, `${response.url} was answered with status ${response.status}`);
}

/** Fetches one of the checker's own texts, by the name of its file. */
export function fetchText(name, signal) {
  return fetchJson(new URL(`text/${name}`, BASE), [SITE.origin], signal);
}

/**
 * Fetches a policy.
 *
 * @param {string | null} policy - an id, whose file stands among the site's policies, or an address.
 * @param {string[]} allowed - origins besides the page's and the checker's own that a policy may come from.
 */
export async function fetchPolicy(policy, allowed, signal) {
  const origins = [location.origin, SITE.origin, ...allowed].filter((origin) => origin !== "null");
  return fetchJson(policyAddress(policy), origins, signal);
}

function policyAddress(policy) {
  const name = policy?.trim();
  if (!name) throw new CheckerProblem("no-policy");
  if (/^[a-z0-9][a-z0-9-]*$/.test(name)) return new URL(`policies/${name}.json`, SITE);
  try {
    return new URL(name, document.baseURI);
  } catch (error) {
    throw new CheckerProblem("missing", name, error);
  }
}

async function fetchJson(address, origins, signal) {
  const file = nameOf(address);
  refuseForeign(address, origins);
  let response;
  let text;
  try {
    // Where else a server may send it is asked of nobody.
    response = await fetch(address, { signal, redirect: "error" });
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
    throw new CheckerProblem(/^\s*</.test(text) ? "withheld" : "not-json", file, error);
  }
}

function refuseForeign(address, origins) {
  if (origins.includes(address.origin)) return;
  throw new CheckerProblem("foreign", address.origin === "null" ? address.protocol : address.origin);
}

function nameOf(address) {
  const name = address.pathname.split("/").pop() || address.host;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
