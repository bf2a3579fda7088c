// What the register needs of the browser: files that are saved in place, a draft that outlives a crash, other tabs, a
// worker that reads, and a warning before the page is left. The module calls these; nothing here looks at what it is given.
import { Beside } from "./beside.js";
import { KeepingHost } from "./keeping-host.js";
import { jsonFiles, openByInput, unlessCancelled } from "./page-host.js";

const READER = "contact-register-reader";

export class RegisterHost extends KeepingHost {
  #reading;

  /** Begins with the register of a policy. */
  begin(id, module, policy, vocabulary, interfaceText) {
    this.end();
    this.beginKeeping("contact-register", id);
    const url = new URL(`./${READER}.js`, import.meta.url).href;
    this.#reading = new Beside(READER, url, { module, policy, vocabulary, interfaceText });
  }

  end() {
    this.warn(false);
    this.endKeeping();
    this.#reading?.end();
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

  async readFile(name, content, isPasted) {
    return this.#reading.ask({ name, content, isPasted });
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
