// The page that a host puts into an iframe: embed.html?policy=cleveland-2021&flow=photographs. Its address says what to
// show and never what a person responds. It tells the host how high it is, and what the element's events tell.
import "./define.js";

const WORDINGS = ["me", "colleague"];
const EVENTS = ["checker-ready", "checker-outcome", "checker-problem"];
const ID = /^[a-z0-9][a-z0-9-]*$/;
const KNOWN = /^[a-z0-9-]+=[a-z0-9-]+$/;

const asked = new URLSearchParams(location.search);
const checker = document.createElement("pre-election-checker");
checker.lang = document.documentElement.lang;
// Ids only: an address here could bring a policy that the web team never saw.
for (const name of ["policy", "flow"]) {
  const id = asked.get(name) ?? "";
  if (ID.test(id)) checker.setAttribute(name, id);
}
if (WORDINGS.includes(asked.get("wording"))) checker.setAttribute("wording", asked.get("wording"));
// Questions and choices are ids, too.
const known = (asked.get("known") ?? "").split(" ").filter((pair) => KNOWN.test(pair));
if (known.length) checker.setAttribute("known", known.join(" "));
checker.setAttribute("heading-level", /^[1-6]$/.test(asked.get("heading-level")) ? asked.get("heading-level") : "1");

// Hosts that may frame this page, written here by `build --frame-host`; the server's frame-ancestors says the same.
const listed = document.querySelector("meta[name=checker-frame-hosts]")?.content ?? "";
const hosts = [location.origin, ...listed.split(" ").filter(Boolean)];
let host;
let waiting = [];

// The host speaks first, so that its origin is known: nothing is ever sent to "*".
addEventListener("message", (event) => {
  const isHello = event.data?.type === "pre-election-checker:hello";
  if (!isHello || parent === window || event.source !== parent || !hosts.includes(event.origin)) return;
  host = event.origin;
  for (const message of waiting) tell(message);
  waiting = [];
  tellHeight();
});

function tell(message) {
  if (host) parent.postMessage(message, host);
  else waiting = [...waiting, message].slice(-8);
}

function tellHeight() {
  const { height } = document.documentElement.getBoundingClientRect();
  tell({ type: "pre-election-checker:height", height: Math.ceil(height) });
}

new ResizeObserver(tellHeight).observe(document.documentElement);
for (const name of EVENTS) {
  checker.addEventListener(name, ({ detail }) => tell({ type: "pre-election-checker:event", name, detail }));
}
document.querySelector("main").replaceChildren(checker);
