// How long the workbench takes from a key in its text to the frame in which that is painted, at 5,000 lines.
//
//   cargo run -- build && cd benches/browser && node keystroke.mjs [the built site's folder]
//
// Half of the keys are struck in the middle of the text and half in a field of a form. The figure counts from the moment at
// which the browser took the key, and ends after the frame. It was asked to be 50 ms.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Browser, startDriver } from "./driver.mjs";

const SITE = process.argv[2] ?? join(import.meta.dirname, "../../dist");
const LINES = 5_000;
const KEYS = 40;
/** Faster than the pause after which the text is checked: what is measured is typing. */
const BETWEEN = 150;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** Cleveland's policy with as many more paragraphs as it needs to be so long. */
function longPolicy() {
  const policy = JSON.parse(readFileSync(join(import.meta.dirname, "../../policies/cleveland-2021.json"), "utf8"));
  const text = () => JSON.stringify(policy, null, 2);
  const each = { heading: "One more", summary: "It is as long as most of them are, and it asks nothing of anybody who reads it.", excused: "It is here to be long." };
  const missing = Math.ceil((LINES - text().split("\n").length) / 5);
  for (let number = 1; number <= missing; number += 1) policy.provisions[`90.${number}`] = each;
  return text();
}

const NOTE = `async () => {
  window.struck = [];
  addEventListener("keydown", ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => window.struck.push(performance.now() - timeStamp)));
  }, true);
}`;

const OPEN = `async (text) => {
  const root = document.querySelector("policy-workbench").shadowRoot;
  const until = async (find) => { let found; while (!(found = find())) await new Promise((resolve) => setTimeout(resolve, 20)); return found; };
  const paste = await until(() => root.querySelector("#bench-paste"));
  paste.value = text;
  paste.form.querySelector("button").click();
  const area = await until(() => root.querySelector("#bench-text"));
  return area.value.split("\\n").length;
}`;

const SHOW = `async (tab, place) => {
  const root = document.querySelector("policy-workbench").shadowRoot;
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
  const press = async (css, words) => {
    [...root.querySelectorAll(css)].find((button) => button.textContent.trim().startsWith(words)).click();
    await frame();
  };
  await press(".bench-pane--write [role=tab]", tab);
  if (!place) {
    const area = root.querySelector("#bench-text");
    area.focus();
    area.selectionStart = area.selectionEnd = area.value.indexOf('"heading": "') + 12;
    return;
  }
  for (const words of place) await press(".bench-contents .checker-link-button", words);
  root.querySelector(".bench-forms textarea, .bench-forms input").focus();
}`;

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  try {
    const content = readFileSync(join(SITE, pathname));
    response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "application/octet-stream" }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const driver = await startDriver();
const browser = await Browser.start(driver);
try {
  await browser.open(`http://127.0.0.1:${server.address().port}/workbench.html`);
  const lines = await browser.run(OPEN, longPolicy());
  await browser.run(NOTE);
  console.log(`${lines} lines, ${KEYS} keys each, milliseconds from the key to the frame`);
  for (const [name, tab, place] of [["in the text", "Text"], ["in a form", "Forms", ["Paragraphs", "1.1"]]]) {
    await browser.run(SHOW, tab, place);
    const times = await strike();
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0).padStart(5);
    console.log(` ${name.padEnd(12)} median ${at(0.5)}, 95th percentile ${at(0.95)}, longest ${at(1)}`);
  }
} finally {
  await browser.close();
  driver.stop();
  server.close();
}

/** Strikes keys as a person does, and returns how long each took, sorted. */
async function strike() {
  await browser.run("async () => { window.struck.length = 0; }");
  for (let count = 0; count < KEYS; count += 1) {
    await browser.key("abcdefghij"[count % 10]);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
  }
  const times = await browser.run("async () => window.struck");
  if (times.length !== KEYS) throw new Error(`${times.length} keys came of ${KEYS}`);
  return times.sort((one, other) => one - other);
}
