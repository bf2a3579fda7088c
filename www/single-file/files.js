// In place of element/files.js where the checker is one file: everything is in it, and nothing is ever fetched.
import css from "../checker.css";
import * as script from "../checker.js";
import module from "../checker_bg.wasm";
import policy from "../policy.json";
import interfaceText from "../text/interface.en.json";
import vocabulary from "../text/vocabulary.en.json";

const TEXTS = { "interface.en.json": interfaceText, "vocabulary.en.json": vocabulary };

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
  return TEXTS[name];
}

export async function fetchPolicy() {
  return policy;
}
