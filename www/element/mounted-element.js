// What the elements have in common: a shadow root with styles of its own, a fallback, and a module that is mounted in it.
//
// What stands inside the element is its fallback: it shows until the module is mounted, and again, below a panel that
// says what is wrong, where it cannot be.
import { CheckerProblem, load, styleAddress } from "./load.js";

const DEFAULT_HEADING_LEVEL = 2;

export class MountedElement extends HTMLElement {
  /** The names of the module, the style sheet, and the files with the interface's texts. A subclass sets them. */
  static parts = { bundle: "", styles: "", texts: [] };

  /** What the panel says in place of what cannot be shown. */
  static problemTitle = "The checker cannot be shown";

  /** A class for the box that everything stands in. */
  static bodyClass = "";

  static observedAttributes = ["policy"];

  #root = this.attachShadow({ mode: "open" });
  #body;
  #styled;
  #handle;
  #loading;

  /**
   * Fired when the checker is mounted (`checker-ready`), or when a problem shows in its place (`checker-problem`, with
   * the message as its detail).
   */
  #announce(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  connectedCallback() {
    // An element that is only moved within the page is connected again at once: it keeps its state.
    if (!this.#loading && !this.#handle) this.#start();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(_name, before, after) {
    if (!this.isConnected || before === after || !this.#body) return;
    this.#stop();
    this.#start();
  }

  async #start() {
    const loading = new AbortController();
    this.#loading = loading;
    this.#frame();
    try {
      const [loaded] = await Promise.all([load(this.getAttribute("policy"), loading.signal, this.constructor.parts), this.#styled]);
      if (loading.signal.aborted) return;
      this.#mount(loaded);
    } catch (error) {
      if (loading.signal.aborted) return;
      // The requests that are still under way serve nothing now.
      loading.abort();
      await this.#styled;
      if (this.#loading === loading) this.#showProblem(error);
    }
  }

  #mount({ engine, policy, vocabulary, interfaceText }) {
    const host = document.createElement("div");
    const headingLevel = Number(this.getAttribute("heading-level")) || DEFAULT_HEADING_LEVEL;
    this.#handle = engine.mount(host, policy, vocabulary, interfaceText, this.mountOptions({ headingLevel }));
    this.#body.replaceChildren(host);
    this.#announce("checker-ready");
  }

  /** Returns the options to mount with. A subclass may add some. */
  mountOptions(options) {
    return options;
  }

  #stop() {
    this.#loading?.abort();
    this.#loading = undefined;
    const handle = this.#handle;
    this.#handle = undefined;
    try {
      handle?.destroy();
    } catch (error) {
      console.error("pre-election-checker:", error);
    }
    this.#root.replaceChildren();
    this.#body = undefined;
  }

  // The box, its styles, and the page's own fallback content in it.
  #frame() {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = styleAddress(this.constructor.parts.styles);
    this.#styled = new Promise((resolve) => {
      style.addEventListener("load", resolve);
      style.addEventListener("error", () => {
        // Without its styles the checker is plain, and still of use.
        console.error(`pre-election-checker: no styles at ${style.href}`);
        resolve();
      });
    });
    this.#body = element("div", `checker__body ${this.constructor.bodyClass}`.trim());
    this.#body.append(document.createElement("slot"));
    const box = element("div", "checker govuk-frontend-supported");
    if (registerTextSize()) box.classList.add("checker--own-text-size");
    box.append(this.#body);
    this.#root.replaceChildren(style, box);
  }

  #showProblem(error) {
    console.error("pre-election-checker:", error, error?.cause ?? "");
    const message = problemMessage(error);
    const panel = element("div", "govuk-error-summary checker-problem");
    panel.setAttribute("role", "alert");
    // Not a heading: the fallback content below has the page's own.
    panel.append(element("p", "govuk-error-summary__title", this.constructor.problemTitle));
    panel.append(element("p", "govuk-body", message));
    panel.append(element("p", "govuk-body", "Nothing that you did caused this. Please ask a person instead."));
    this.#body.replaceChildren(panel, document.createElement("slot"));
    this.#announce("checker-problem", message);
  }
}

// Errors that the engine throws carry a message for people. Any other is a fault of ours, worded for programmers.
function problemMessage(error) {
  if (error instanceof CheckerProblem) return error.message;
  const expected = error instanceof Error && !(error instanceof TypeError) && error.name !== "RuntimeError";
  return expected && error.message ? error.message : "The checker has met a fault of its own.";
}

function element(name, classes, text) {
  const node = document.createElement(name);
  node.className = classes;
  if (text !== undefined) node.textContent = text;
  return node;
}

let textSizeRegistered;

// As a registered length, 1em is worked out where it is set. Unregistered, it would be worked out anew at every use.
function registerTextSize() {
  textSizeRegistered ??= (() => {
    try {
      CSS.registerProperty({ name: "--checker-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
      return true;
    } catch (error) {
      // Another copy of the checker on this page has registered it.
      return error.name === "InvalidModificationError";
    }
  })();
  return textSizeRegistered;
}
