// Files are read in a worker: the page can be used meanwhile, reading can be cancelled, and a file that ends it in a fault
// takes nothing else along. The worker is made with the page, since after loading there are no requests.

const READER = new URL("./contact-register-reader.js", import.meta.url).href;

// The one policy that the site allows: it gives this address, whatever is asked of it.
const policy = readerPolicy();

function readerPolicy() {
  try {
    return globalThis.trustedTypes?.createPolicy("contact-register-reader", { createScriptURL: () => READER });
  } catch {
    // The page around allows none: files are read without a worker, if it asks for one.
    return undefined;
  }
}

export class Reading {
  #start;
  #worker;
  #waiting;
  #last = Promise.resolve();

  /** `start` is what the module reads by: the policy and the words. */
  constructor(start) {
    this.#start = start;
    this.#begin();
  }

  /**
   * Returns what a file or a pasted text holds, as the module writes it down; nothing where no worker runs. One is read
   * after the other.
   */
  read(file) {
    const read = this.#last.then(() => this.#one(file));
    this.#last = read.catch(() => {});
    return read;
  }

  async #one(file) {
    const worker = await this.#worker;
    if (!worker) return undefined;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      worker.postMessage({ file });
    });
  }

  /** Ends what is being read. */
  cancel() {
    const waiting = this.#waiting;
    if (!waiting) return;
    this.#again();
    waiting.reject(new DOMException("cancelled", "AbortError"));
  }

  end() {
    this.#worker?.then((worker) => worker?.terminate());
    this.#worker = Promise.resolve(undefined);
    this.#waiting = undefined;
  }

  // A module that has met a fault is not asked again.
  #again() {
    this.end();
    this.#begin();
  }

  #begin() {
    this.#worker = new Promise((resolve) => {
      try {
        const worker = new Worker(policy?.createScriptURL("") ?? READER, { type: "module" });
        worker.onerror = (event) => {
          // The panel is for faults of the page: this one is told beside the file's name.
          event.preventDefault();
          resolve(undefined);
          this.#fail(event.message);
        };
        worker.onmessage = ({ data: { isReady, text, fault } }) => {
          if (isReady) return resolve(worker);
          if (fault !== undefined) return this.#fail(fault);
          const waiting = this.#waiting;
          this.#waiting = undefined;
          waiting?.resolve(text);
        };
        worker.postMessage({ start: this.#start });
      } catch {
        // A page of another site may start none.
        resolve(undefined);
      }
    });
  }

  #fail(fault) {
    const waiting = this.#waiting;
    if (!waiting) return;
    console.error("contact-register:", fault);
    this.#again();
    waiting.reject(new Error(fault));
  }
}
