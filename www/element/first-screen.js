// The first screens, as the page brings them in a declarative shadow root: the start, and the first question of a flow,
// can be read and used before the module is there. What a person has done on them by then is kept: the flow chosen, the
// radio, what is typed, the button pressed, what is open, where the focus is.

const HEADING = "[data-page-heading]";

/** Reads the flow of an address such as `#flow-photographs`, and takes it out of the address at once. */
function flowOfAddress() {
  const [, flow] = /^#flow-([a-z0-9-]+)$/.exec(location.hash) ?? [];
  if (flow) history.replaceState(history.state, "", location.pathname + location.search);
  return flow;
}

export class FirstScreen {
  #body;
  #start;
  #shown;
  #flow;
  #pressed = new Set();
  #ending = new AbortController();

  constructor(body) {
    this.#body = body;
    this.#start = this.#shown = body.firstElementChild;
    // Some pages put things of their own into `Object.prototype`, where `once` would be looked for.
    const listening = { signal: this.#ending.signal, once: false };
    body.addEventListener("click", (event) => this.#click(event), listening);
    body.addEventListener("input", ({ target }) => this.#seek(target), listening);
    // A form that is sent would carry what was chosen into the address.
    body.addEventListener("submit", (event) => event.preventDefault(), listening);
    const flow = flowOfAddress();
    if (flow) this.#open(flow);
  }

  /** Returns the options that a person has chosen so far. */
  options() {
    return { ...(this.#flow && { flow: this.#flow }), ...(this.#isForColleague() && { wording: "colleague" }) };
  }

  /** Returns a function that makes what takes this screen's place look and feel the same. */
  leave() {
    this.#ending.abort();
    const isAwaited = this.#flow && this.#shown === this.#start;
    const pressed = [...this.#pressed].map(placeOf);
    const focused = this.#body.getRootNode().activeElement;
    const place = focused && placeOf(focused);
    const chosen = this.#shown.querySelector("input:checked")?.value;
    const typed = [...this.#shown.querySelectorAll("input:not([type=radio])")].map(({ id, value }) => ({ id, value }));
    const open = [...this.#shown.querySelectorAll("details")].map((details) => details.open);
    return (root) => {
      if (isAwaited) {
        root.querySelector(HEADING)?.focus();
        return;
      }
      root.querySelectorAll("details").forEach((details, index) => {
        details.open = open[index] ?? false;
      });
      for (const input of root.querySelectorAll("input[type=radio]:not(:checked)")) {
        if (input.value === chosen) input.click();
      }
      for (const { id, value } of typed) {
        const input = value && root.querySelector(`[id="${id}"]`);
        if (!input) continue;
        input.value = value;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      const at = ({ selector, index }) => root.querySelectorAll(selector)[index];
      if (place) at(place)?.focus({ preventScroll: true });
      for (const button of pressed) at(button)?.click();
    };
  }

  #isForColleague() {
    return this.#start.querySelector("input:checked")?.value === "colleague";
  }

  #click(event) {
    const pressed = event.target.closest("button, [data-flow]");
    if (!pressed) return;
    if (pressed.matches(".checker-back")) {
      this.#flow = undefined;
      this.#show(this.#start);
      return;
    }
    const { flow } = pressed.dataset;
    if (flow) {
      event.preventDefault();
      this.#rest();
    } else {
      this.#pressed.add(pressed);
    }
    pressed.ariaBusy = "true";
    if (flow) this.#open(flow);
  }

  // By what the rows say. The everyday words come with the module, and what is typed is looked for again then: until that, a word
  // that no row has leaves them all.
  #seek({ type, value }) {
    if (type !== "search") return;
    const rows = [...this.#shown.querySelectorAll(".checker-rows > *")];
    const lacks = (row) => !row.textContent.toLowerCase().includes(value.trim().toLowerCase());
    const fits = !rows.every(lacks);
    for (const row of rows) row.hidden = fits && lacks(row);
  }

  // The page brings the first questions, in the words for the person who asks. A flow that begins with its outcome, and the
  // words for a colleague, come with the module.
  #open(flow) {
    this.#flow = flow;
    const question = this.#body.querySelector(`template[data-flow="${flow}"]`);
    if (!question || this.#isForColleague()) return;
    const screen = document.importNode(question.content, true).firstElementChild;
    const { day } = this.#body.dataset;
    for (const button of screen.querySelectorAll("button")) {
      if (button.textContent.includes(day)) button.textContent = button.textContent.replace(day, today());
    }
    this.#show(screen);
  }

  #show(screen) {
    this.#rest();
    this.#shown.replaceWith(screen);
    this.#shown = screen;
    // As the module does it: what is above the heading shows, too.
    if (screen.getBoundingClientRect().top < 0) screen.scrollIntoView();
    screen.querySelector(HEADING).focus();
  }

  // Nothing that was pressed is waited for any longer.
  #rest() {
    this.#pressed.clear();
    for (const busy of this.#shown.querySelectorAll("[aria-busy]")) busy.ariaBusy = null;
  }
}

// A question for a date offers today's, and the page may be older than today.
function today() {
  return new Date().toLocaleDateString("en-GB", { timeZone: "Europe/London", day: "numeric", month: "long", year: "numeric" });
}

// Links of the first screen are buttons later: they are found again by what they open, everything else by its place.
function placeOf(element) {
  const { flow } = element.dataset;
  const selector = flow ? `[data-flow="${flow}"]` : `${element.localName}:not([data-flow])`;
  const alike = [...element.getRootNode().querySelectorAll(selector)];
  return { selector, index: Math.max(0, alike.indexOf(element)) };
}
