// The first screen, as the page brings it in a declarative shadow root: it can be read and used before the module is
// there. What a person has done on it by then is kept: the flow chosen, the radio, the button pressed, what is open,
// where the focus is.

/** Reads the flow of an address such as `#flow-photographs`, and takes it out of the address at once. */
function flowOfAddress() {
  const [, flow] = /^#flow-([a-z0-9-]+)$/.exec(location.hash) ?? [];
  if (flow) history.replaceState(history.state, "", location.pathname + location.search);
  return flow;
}

export class FirstScreen {
  #body;
  #flow;
  #pressed;
  #ending = new AbortController();

  constructor(body) {
    this.#body = body;
    this.#flow = flowOfAddress();
    const remember = (event) => {
      const button = event.target.closest("button");
      if (button) this.#pressed = selectorOf(button);
      const link = event.target.closest("[data-flow]");
      if (!link) return;
      event.preventDefault();
      this.#flow = link.dataset.flow;
      for (const other of body.querySelectorAll("[data-flow]")) other.ariaBusy = null;
      link.ariaBusy = "true";
    };
    body.addEventListener("click", remember, { signal: this.#ending.signal });
  }

  /** Returns the options that a person has chosen so far. */
  options() {
    const wording = this.#body.querySelector("input[type=radio]:checked")?.value;
    return { ...(this.#flow && { flow: this.#flow }), ...(wording === "colleague" && { wording }) };
  }

  /** Returns a function that makes what takes this screen's place look and feel the same. */
  leave() {
    this.#ending.abort();
    const flow = this.#flow;
    const pressed = this.#pressed;
    const focused = this.#body.getRootNode().activeElement;
    const place = focused && selectorOf(focused);
    const open = [...this.#body.querySelectorAll("details")].map((details) => details.open);
    return (root) => {
      if (flow) {
        root.querySelector("[data-page-heading]")?.focus();
        return;
      }
      root.querySelectorAll("details").forEach((details, index) => {
        details.open = open[index] ?? false;
      });
      const at = ({ selector, index }) => root.querySelectorAll(selector)[index];
      if (place) at(place)?.focus({ preventScroll: true });
      if (pressed) at(pressed)?.click();
    };
  }
}

// Links of the first screen are buttons later: they are found again by what they open, everything else by its place.
function selectorOf(focused) {
  const { flow } = focused.dataset;
  const selector = flow ? `[data-flow="${flow}"]` : `${focused.localName}:not([data-flow])`;
  const alike = [...focused.getRootNode().querySelectorAll(selector)];
  return { selector, index: Math.max(0, alike.indexOf(focused)) };
}
