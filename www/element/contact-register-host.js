// What the register needs of the browser: files that are saved in place, a draft that outlives a crash, other tabs, a
// worker that reads, and a warning before the page is left. The module calls these; nothing here looks at what it is given.
import { Drafts } from "./contact-register-drafts.js";
import { Reading } from "./contact-register-reading.js";
import { Tabs } from "./contact-register-tabs.js";
import { PageHost, jsonFiles, openByInput, unlessCancelled } from "./page-host.js";

export class RegisterHost extends PageHost {
  #tabs;
  #others;
  #drafts;
  #reading;
  #listener;

  /** Begins with the register of a policy. */
  begin(id, policy, vocabulary, interfaceText) {
    this.end();
    this.#tabs = new Tabs(id, (told) => this.#listener?.(told));
    this.#others = this.#tabs.begin().catch(() => new Set());
    this.#drafts = new Drafts(id, this.#tabs.id);
    this.#reading = new Reading({ policy, vocabulary, interfaceText });
  }

  /** Sets who is told what happens in other tabs: `tabs` when one comes or goes, `saved`, `erased`. */
  listen(listener) {
    this.#listener = listener;
  }

  end() {
    this.warn(false);
    this.#tabs?.end();
    this.#reading?.end();
  }

  /** Returns in how many other tabs of this browser the register is open. */
  async otherTabs() {
    return (await this.#others).size;
  }

  /** Tells the other tabs that something was `saved` or `erased`. */
  tellTabs(told) {
    this.#tabs.tell({ told });
  }

  /** Returns whether a file can be saved where it was opened. Browsers allow no page in a frame of another site to. */
  savesInPlace() {
    const has = typeof window.showSaveFilePicker === "function" && typeof window.showOpenFilePicker === "function";
    return has && !isInForeignFrame();
  }

  /**
   * Lets the person open a file; `kind` is what the browser calls such files. Returns its name, its text and its handle, or
   * undefined if they change their mind.
   */
  async open(kind) {
    if (!this.savesInPlace()) return openByInput();
    try {
      const [handle] = await window.showOpenFilePicker({ types: jsonFiles(kind) });
      return { name: handle.name, text: await this.read(handle), handle };
    } catch (error) {
      return unlessCancelled(error);
    }
  }

  /** Lets the person say where a new file goes. Returns its handle, or undefined if they change their mind. */
  async create(suggestedName, kind) {
    try {
      return await window.showSaveFilePicker({ suggestedName, types: jsonFiles(kind) });
    } catch (error) {
      return unlessCancelled(error);
    }
  }

  async read(handle) {
    return (await handle.getFile()).text();
  }

  /** Writes a file in which this text stands. If another does, nothing is written, and that one is returned. */
  async write(handle, text, known) {
    return alone(async () => {
      const found = await this.read(handle);
      if (found !== known) return found;
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
      return undefined;
    });
  }

  /** Returns whether what is kept is kept encrypted. */
  encrypts() {
    return Boolean(globalThis.crypto?.subtle);
  }

  async findDrafts() {
    return this.#drafts.find(await this.#others);
  }

  adoptDrafts() {
    this.#drafts.adopt();
  }

  async keepDraft(parts) {
    await this.#drafts.keep(parts);
  }

  async eraseDrafts() {
    await this.#drafts.erase();
    this.tellTabs("erased");
  }

  async readFile(name, content, isPasted) {
    return this.#reading.read({ name, content, isPasted });
  }

  cancelReading() {
    this.#reading.cancel();
  }
}

// Two tabs never write at the same time.
async function alone(task) {
  return navigator.locks ? navigator.locks.request("contact-register/file", task) : task();
}

function isInForeignFrame() {
  try {
    return window.top.origin !== window.origin;
  } catch {
    return true;
  }
}
