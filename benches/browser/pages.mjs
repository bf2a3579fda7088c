// The pages that are compared, and a server for them. They are all served alike: uncompressed and never kept.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const HERE = import.meta.dirname;
const DIST = join(HERE, "../../dist");
const POLICY = "cleveland-2021";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

const page = (head, body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>${head}</head><body>${body}</body></html>`;
const choices = ["Police officer", "Police staff", "Volunteer", "Somebody else"];

// One word, since a page without any is never painted.
const EMPTY = page("", "<p>Empty</p>");

const SURVEY = page(
  `<link rel="stylesheet" href="/modules/survey-core/survey-core.min.css">
   <script src="/modules/survey-core/survey.core.min.js"></script>
   <script src="/modules/survey-js-ui/survey-js-ui.min.js"></script>`,
  `<h1>Survey</h1><div id="survey"></div><script>
     const question = (name) => ({ elements: [{ type: "radiogroup", name, choices: ${JSON.stringify(choices)} }] });
     new Survey.Model({ pages: ["one", "two", "three"].map(question) }).render(document.getElementById("survey"));
   </script>`,
);

/** The checker's own page as the build wrote it, without one script and without what only scripts ask for. */
const withoutScripts = () =>
  readFileSync(join(DIST, `${POLICY}.html`), "utf8").replace(/<link rel="modulepreload"[^>]*>|<link rel="preload" as="fetch"[^>]*>|<script.*?<\/script>/gs, "");

/** Each page with its address, what is there once its first question can be used, and what is measured of it. */
export const PAGES = [
  { name: "empty", address: "/empty.html", awaited: ["painted"] },
  { name: "static", address: "/static.html", awaited: ["painted"] },
  {
    name: "checker",
    address: `/${POLICY}.html#flow-photographs`,
    question: "input[value=police-officer]",
    awaited: ["painted", "usable", "ready"],
  },
  { name: "surveyjs", address: "/survey.html", question: "#survey input[type=radio]", awaited: ["painted", "usable"] },
];

export function serve() {
  if (!existsSync(DIST)) throw new Error("there is no dist/ yet; build the site with `cargo run -- build`");
  const made = { "/empty.html": EMPTY, "/static.html": withoutScripts(), "/survey.html": SURVEY };
  const server = createServer((request, answer) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = path.startsWith("/modules/") ? join(HERE, "node_modules", path.slice(9)) : join(DIST, path);
    try {
      const content = made[path] ?? readFileSync(file);
      answer.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain", "cache-control": "no-store" }).end(content);
    } catch {
      answer.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve({ server, base: `http://127.0.0.1:${server.address().port}` })));
}
