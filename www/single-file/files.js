// In place of element/files.js where the checker is one file: everything is in it, and nothing is ever fetched.
import css from "../checker.css";
import * as script from "../checker.js";
import module from "../checker_bg.wasm";
import policy from "../policy.json";
import interfaceText from "../text/interface.json";
import vocabulary from "../text/vocabulary.json";

// The build has put those of the page's language here.
const TEXTS = { interface: interfaceText, vocabulary };

export function styleElement() {
  const style = document.createElement("style");
  style.textContent = css;
  return style;
}

export async function startEngine() {
  await script.default({ module_or_path: module });
  return script;
}

export async function fetchText(name) {
  const [text] = name.split(".");
  return TEXTS[text];
}

export async function fetchPolicy() {
  return policy;
}
