// What is done beside the page: by the same module in a worker. The page can be used meanwhile, the work can be ended, and a fault
// in it takes nothing else along. The worker is made with the page, since after loading there are no requests.

// The policies that the site allows: each gives its own address, whatever is asked of it.
const policies = new Map();

function address(name, url) {
  if (!policies.has(name)) policies.set(name, made(name, url));
  return policies.get(name)?.createScriptURL("") ?? url;
}

function made(name, url) {
  try {
    return globalThis.trustedTypes?.createPolicy(name, { createScriptURL: () => url });
  } catch {
    // The page around allows none: there is no worker, if it asks for one.
    return undefined;
  }
}

export class Beside {
  #name;
  #url;
  #start;
  #worker;
  #asked = [];

  /**
   * `name` is that of the worker, which is also its policy's, and `url` its address. `start` is what it begins with: the module
   * as the page has compiled it, and what the module needs.
   */
  constructor(name, url, start) {
    this.#name = name;
    this.#url = url;
    this.#start = start;
    this.#begin();
  }

  /** Returns what the module answers; nothing where no worker runs. One is answered after the other. */
  ask(message) {
    return new Promise((resolve, reject) => {
      this.#asked.push({ message, resolve, reject });
      if (this.#asked.length === 1) this.#next();
    });
  }

  /** Ends what is being done, and what waits for it. */
  cancel() {
    if (this.#asked.length === 0) return;
    const ended = this.#asked.splice(0);
    this.#again();
    for (const { reject } of ended) reject(new DOMException("cancelled", "AbortError"));
  }

  end() {
    this.#worker?.then((worker) => worker?.terminate());
    this.#worker = Promise.resolve(undefined);
    this.#asked = [];
  }

  async #next() {
    const begun = this.#worker;
    const worker = await begun;
    if (begun !== this.#worker || this.#asked.length === 0) return;
    if (worker) worker.postMessage({ message: this.#asked[0].message });
    else this.#answer(undefined);
  }

  #answer(answer) {
    this.#asked.shift()?.resolve(answer);
    if (this.#asked.length > 0) this.#next();
  }

  // A module that has met a fault is not asked again.
  #fail(fault) {
    console.error(`${this.#name}:`, fault);
    const failed = this.#asked.shift();
    this.#again();
    failed?.reject(new Error(fault));
    if (this.#asked.length > 0) this.#next();
  }

  #again() {
    this.#worker.then((worker) => worker?.terminate());
    this.#begin();
  }

  #begin() {
    this.#worker = new Promise((resolve) => {
      try {
        const worker = new Worker(address(this.#name, this.#url), { type: "module" });
        let isReady = false;
        worker.onerror = (event) => {
          // The panel is for faults of the page.
          event.preventDefault();
          if (isReady) this.#fail(event.message);
          else resolve(undefined);
        };
        worker.onmessage = ({ data }) => {
          if ("answer" in data) return this.#answer(data.answer);
          if ("fault" in data) return this.#fail(data.fault);
          isReady = data.isReady;
          resolve(isReady ? worker : undefined);
        };
        worker.postMessage({ start: this.#start });
      } catch {
        // A page of another site may start none.
        resolve(undefined);
      }
    });
  }
}
