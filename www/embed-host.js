// For a page that shows the checker in an iframe: <iframe data-pre-election-checker src="https://…/embed.html?policy=…">.
// Makes the frame as high as what is in it, and passes the checker's events on, fired at the iframe.

const EVENTS = ["checker-ready", "checker-outcome", "checker-problem"];
const HIGHEST = 20_000;

const frames = () => [...document.querySelectorAll("iframe[data-pre-election-checker]")];
const originOf = (frame) => new URL(frame.src, document.baseURI).origin;

// The frame answers to a host that says hello, if it knows the origin. What is still empty is not spoken to.
function greet(frame) {
  if (frame.contentDocument?.URL === "about:blank") return;
  frame.contentWindow?.postMessage({ type: "pre-election-checker:hello" }, originOf(frame));
}

addEventListener("message", (event) => {
  const frame = frames().find((candidate) => candidate.contentWindow === event.source);
  if (!frame || event.origin !== originOf(frame)) return;
  const { type, height, name, detail } = event.data ?? {};
  if (type === "pre-election-checker:height" && Number.isFinite(height)) {
    // The frame's own border comes on top of what is in it.
    const border = frame.offsetHeight - frame.clientHeight;
    frame.style.boxSizing = "border-box";
    frame.style.height = `${Math.min(Math.max(Math.ceil(height), 0), HIGHEST) + border}px`;
  } else if (type === "pre-election-checker:event" && EVENTS.includes(name)) {
    frame.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
});

for (const frame of frames()) {
  frame.addEventListener("load", () => greet(frame));
  greet(frame);
}
