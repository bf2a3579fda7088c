// The other tabs and windows of this browser in which the same work is open. Each holds a lock as long as it lives,
// and tells the others that it is there. Browsers have locks where the page comes by https; elsewhere the tabs answer.

const PATIENCE = 200;

export class Tabs {
  /** What tells this tab from the others. */
  id = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(16)).join("-");

  #name;
  #listener;
  #channel;
  #others = new Set();
  #ended = new AbortController();

  /** `name` is what is worked on; `listener` is told `tabs` when another comes or goes, and what another has told. */
  constructor(name, listener) {
    this.#name = `${name}/`;
    this.#listener = listener;
  }

  /** Returns the other tabs, once they are known. */
  async begin() {
    if (!globalThis.BroadcastChannel) return this.#others;
    const { signal } = this.#ended;
    const ended = new Promise((resolve) => signal.addEventListener("abort", resolve));
    // Only who holds the lock is there: whoever is told of this tab waits for it.
    await new Promise((resolve) => {
      if (!navigator.locks) return resolve();
      const held = navigator.locks.request(this.#name + this.id, () => {
        resolve();
        return ended;
      });
      held.catch(resolve);
    });
    if (signal.aborted) return this.#others;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    addEventListener("pagehide", () => this.tell({ gone: this.id }), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.tell({ hello: this.id }), { signal });
    this.tell({ hello: this.id });
    const held = (await navigator.locks?.query())?.held ?? [];
    held.filter(({ name }) => name.startsWith(this.#name)).forEach(({ name }) => this.#meet(name.slice(this.#name.length)));
    if (!navigator.locks) await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    return this.#others;
  }

  tell(message) {
    this.#channel?.postMessage(message);
  }

  end() {
    this.tell({ gone: this.id });
    this.#ended.abort();
    this.#channel?.close();
    this.#channel = undefined;
  }

  #hear({ hello, here, gone, told }) {
    if (hello) this.tell({ here: this.id });
    this.#meet(hello ?? here);
    this.#miss(gone);
    if (told) this.#listener(told);
  }

  #meet(tab) {
    if (!tab || tab === this.id || this.#others.has(tab)) return;
    this.#others.add(tab);
    this.#listener("tabs");
    // A tab that ends, however it does, gives its lock back.
    const { signal } = this.#ended;
    navigator.locks?.request(this.#name + tab, { signal }, () => this.#miss(tab)).catch(() => {});
  }

  #miss(tab) {
    if (this.#others.delete(tab)) this.#listener("tabs");
  }
}
