// What the elements have in common: a shadow root with styles of its own, a fallback, and a module that is mounted in it.
//
// What stands inside the element is its fallback: it shows until the module is mounted, and again, below a panel that
// says what is wrong, where it cannot be. What a page may rely on is in pre-election-checker.d.ts.
import { styleElement } from "./files.js";
import { FirstScreen } from "./first-screen.js";
import { languageOf, say } from "./language.js";
import { faults, load, patient, stopAtTrap } from "./load.js";
import { element, problemMessage, problemPanel } from "./problem.js";
import { shield } from "./shield.js";

const DEFAULT_HEADING_LEVEL = 2;

export class MountedElement extends HTMLElement {
  /** The names of the module, the style sheet, and the files with the interface's texts. A subclass sets them. */
  static parts = { bundle: "", styles: "", texts: [] };

  /** Whether what stands here may show again when a page that was left comes back as it was: another person may sit before it. */
  static staysWhenLeft = false;

  /** A class for the box that everything stands in. */
  static bodyClass = "";

  static observedAttributes = ["policy", "lang", "heading-level", "allow-origin"];

  // The page may have brought the first screen in a shadow root of its own.
  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #first;
  #body;
  #styled;
  #takeDown;
  #loading;
  #policy;
  #restarting = false;

  /** Forgets everything that a person has chosen or typed, and begins anew. */
  clear() {
    if (!this.isConnected) return;
    this.#stop();
    this.#start();
  }

  /**
   * Fired when the checker is mounted (`checker-ready`), or when a problem shows in its place (`checker-problem`, with
   * the message as its detail).
   */
  #announce(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  connectedCallback() {
    // An element that is only moved within the page is connected again at once: it keeps its state.
    if (!this.#loading && !this.#takeDown) this.#start();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(_name, before, after) {
    if (!this.isConnected || before === after || !this.#body || this.#restarting) return;
    // A page that sets several attributes one after the other gets one new start.
    this.#restarting = true;
    queueMicrotask(() => {
      this.#restarting = false;
      this.clear();
    });
  }

  async #start() {
    const loading = new AbortController();
    this.#loading = loading;
    this.#frame();
    const { parts, staysWhenLeft } = this.constructor;
    const forget = ({ persisted }) => persisted && !staysWhenLeft && this.clear();
    addEventListener("pagehide", forget, { signal: loading.signal });
    const fail = ({ detail }) => detail.bundle === parts.bundle && this.#fail(detail.problem);
    faults.addEventListener("fault", fail, { signal: loading.signal });
    try {
      const allowed = (this.getAttribute("allow-origin") ?? "").split(/\s+/).filter(Boolean);
      const wanted = { policy: this.getAttribute("policy"), allowed, language: languageOf(this) };
      const [loaded, more] = await Promise.all([
        load(wanted, loading.signal, parts),
        this.loadMore(patient(loading.signal)),
        this.#styled,
      ]);
      if (loading.signal.aborted) return;
      await this.#mount(loaded, more);
    } catch (error) {
      stopAtTrap(parts.bundle, error);
      if (loading.signal.aborted) return;
      // The requests that are still under way serve nothing now.
      loading.abort();
      await this.#styled;
      if (this.#loading === loading) this.#showProblem(error);
    }
  }

  async #mount({ engine, policy, vocabulary, interfaceText }, more) {
    this.#policy = policy;
    const host = document.createElement("div");
    const headingLevel = Number(this.getAttribute("heading-level")) || DEFAULT_HEADING_LEVEL;
    const options = { ...this.mountOptions({ headingLevel }, more), ...this.#first?.options() };
    this.#takeDown = engine.mount(host, policy, vocabulary, interfaceText, options);
    hearsAgain(host.firstElementChild);
    const takeDown = this.#takeDown;
    const settle = this.#first?.leave();
    this.#first = undefined;
    if (settle) await drawn(host);
    if (this.#takeDown !== takeDown) return;
    this.#body.replaceChildren(host);
    settle?.(host);
    this.#announce("checker-ready");
  }

  /** Fetches what a subclass needs beyond the rest, at the same time: after loading there are no requests. */
  async loadMore(_signal) {}

  /** Returns the options to mount with. A subclass may add some, with what it has loaded. */
  mountOptions(options, _more) {
    return options;
  }

  /** Returns what is to be kept of a person's work when the engine has stopped, as a node below the panel. */
  rescue() {}

  #stop() {
    this.#first?.leave();
    this.#first = undefined;
    this.#loading?.abort();
    this.#loading = undefined;
    this.#policy = undefined;
    const takeDown = this.#takeDown;
    this.#takeDown = undefined;
    try {
      takeDown?.();
    } catch (error) {
      stopAtTrap(this.constructor.parts.bundle, error);
      console.error("pre-election-checker:", error);
    }
    // Not one node keeps another alive.
    this.#body?.replaceChildren();
    this.#root.replaceChildren();
    this.#body = undefined;
  }

  // The engine has stopped: it is not asked to tidy up.
  #fail(problem) {
    this.#loading?.abort();
    this.#takeDown = undefined;
    if (this.#body) this.#showProblem(problem);
  }

  // The box, its styles, and the page's own fallback content in it.
  #frame() {
    const { styles } = this.constructor.parts;
    const style = this.#root.querySelector("link[rel=stylesheet]") ?? styleElement(styles);
    this.#styled = new Promise((resolve) => {
      if (style.sheet) resolve();
      style.addEventListener("load", resolve);
      style.addEventListener("error", () => {
        // Without its styles the checker is plain, and still of use.
        console.error(`pre-election-checker: no styles at ${style.href}`);
        resolve();
      });
    });
    const brought = this.#root.querySelector(".checker__body");
    if (brought) {
      this.#body = brought;
      // From here on it is this script that tells what does not come.
      this.#root.querySelector(".checker-late")?.remove();
      // Before anything is measured: it makes the browser work out all styles anew.
      registerTextSize();
      this.#first = new FirstScreen(brought);
      this.#dress(brought.parentElement);
      return;
    }
    this.#body = element("div", `checker__body ${this.constructor.bodyClass}`.trim());
    this.#body.append(document.createElement("slot"));
    const box = element("div", "checker govuk-frontend-supported");
    this.#dress(box);
    box.append(this.#body);
    this.#root.replaceChildren(style, box);
  }

  // What depends on the browser and on the page around the box.
  #dress(box) {
    box.classList.toggle("checker--own-text-size", registerTextSize());
    const brand = getComputedStyle(this).getPropertyValue("--checker-brand-colour").trim();
    if (brand && CSS.supports("color", brand)) box.classList.add("checker--branded");
    shield(box);
  }

  #showProblem(error) {
    this.#first?.leave();
    this.#first = undefined;
    console.error("pre-election-checker:", error, error?.cause ?? "");
    const language = languageOf(this);
    const message = problemMessage(error, language);
    const title = say(language, `${this.constructor.parts.bundle}-title`);
    const panel = problemPanel(language, title, message, this.#policy);
    const rescued = [this.rescue()].filter(Boolean);
    this.#body.replaceChildren(panel, ...rescued, document.createElement("slot"));
    this.#announce("checker-problem", message);
  }
}

// The options of the module's listeners say nothing of `once`. Where a page has put a thing of that name into `Object.prototype`,
// it would be taken from there, and each button could be pressed once. The listeners come with the first drawing.
function hearsAgain(node) {
  node.addEventListener = (type, listener, options) =>
    EventTarget.prototype.addEventListener.call(node, type, listener, { ...options, once: false });
}

// The module draws after it has been mounted, and whoever reads the first screen must not see an empty one in between.
function drawn(host) {
  const isDrawn = () => host.firstElementChild?.firstElementChild;
  return new Promise((resolve) => {
    if (isDrawn()) resolve();
    const drawing = new MutationObserver(() => {
      if (!isDrawn()) return;
      drawing.disconnect();
      resolve();
    });
    drawing.observe(host, { childList: true, subtree: true });
  });
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
