// What the workbench needs of the browser: files, a draft that outlives a crash, its own width, a warning before the page is
// left. The module calls these; nothing here looks at what it is given, and nothing is sent.
import { Beside } from "./beside.js";
import { KeepingHost } from "./keeping-host.js";
import { bytesOf, contents, jsonFiles, openByInput, unlessCancelled } from "./page-host.js";

// What a protocol's own text comes in. What else it may be is told when it has been looked into.
const PROTOCOLS = ".docx,.txt,.md,.doc,.odt,.rtf,.pdf";

// Wide enough for three parts side by side, in pixels. A little less is still wide: a scroll bar that comes and goes with
// the layout must not make it flicker.
const WIDE = 1040;
const STILL_WIDE = WIDE - 20;

const WORKER = "workbench-worker";

export class WorkbenchHost extends KeepingHost {
  #element;
  #ends = [];
  #held = new Map();
  #worker;

  constructor(element) {
    super();
    this.#element = element;
  }

  /** Begins to work beside the page, with the module that it runs, and the words that it reads by. */
  beginWork(module, vocabulary, interfaceText) {
    this.#worker?.end();
    const url = new URL(`./${WORKER}.js`, import.meta.url).href;
    this.#worker = new Beside(WORKER, url, { module, vocabulary, interfaceText });
  }

  /** Does a job beside the page. Returns its answer, as the module writes it down; nothing where no worker runs. */
  async work(job) {
    return this.#worker.ask(job);
  }

  /** Ends the job that is being done. */
  stopWork() {
    this.#worker?.cancel();
  }

  /**
   * Lets the person open a file; `kind` is what the browser calls such files. Returns its name, its text and its handle, or undefined if they change their mind. One with
   * more bytes than this is not read: its name and size are returned.
   */
  async open(kind, most) {
    if (typeof window.showOpenFilePicker !== "function") return openByInput(most);
    try {
      const [handle] = await window.showOpenFilePicker({ types: jsonFiles(kind) });
      const file = await handle.getFile();
      return { ...(await contents(file, most)), handle };
    } catch (error) {
      return unlessCancelled(error);
    }
  }

  /** Lets the person open a protocol's file. Returns its name and its bytes, or undefined if they change their mind. */
  async openProtocol(most) {
    return openByInput(most, PROTOCOLS, bytesOf);
  }

  /** Returns whether a file can be saved where the person wants it. */
  savesInPlace() {
    return typeof window.showSaveFilePicker === "function";
  }

  /** Saves in a file; asks which if there is no handle. Returns the handle, or undefined if they change their mind. */
  async save(handle, suggestedName, kind, text) {
    try {
      const target = handle ?? (await window.showSaveFilePicker({ suggestedName, types: jsonFiles(kind) }));
      const stream = await target.createWritable();
      await stream.write(text);
      await stream.close();
      return target;
    } catch (error) {
      return unlessCancelled(error);
    }
  }

  /** Begins to know of other tabs and of drafts. A policy may have any name, and change it: all drafts are of one work. */
  begin(listener) {
    this.listen(listener);
    this.beginKeeping("policy-workbench", "policy");
  }

  /** Holds a text that is nowhere in the page, for the moment in which the engine stops; an empty one is nothing to hold. */
  hold(name, label, text) {
    if (text) this.#held.set(name, { label, text });
    else this.#held.delete(name);
  }

  /** Returns what is held: each with its name, its label and its text. */
  held() {
    return [...this.#held].map(([name, { label, text }]) => ({ name, label, text }));
  }

  /** Tells whether there is room for three parts, now and whenever that changes: in the element's box, not the window. */
  onWide(tell) {
    let wide = false;
    const observer = new ResizeObserver(([{ contentRect }]) => {
      const now = contentRect.width >= (wide ? STILL_WIDE : WIDE);
      if (now === wide) return;
      wide = now;
      tell(wide);
    });
    observer.observe(this.#element);
    this.#ends.push(() => observer.disconnect());
  }

  /** Tells of a file that is dropped anywhere on the page: of a policy what `open` tells, of any other what `openProtocol` does. */
  onDrop(tell, most, mostOfProtocol) {
    const over = (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = async (event) => {
      const [item] = event.dataTransfer?.items ?? [];
      const file = item?.kind === "file" && item.getAsFile();
      if (!file) return;
      event.preventDefault();
      const handle = item.getAsFileSystemHandle?.();
      const isPolicy = /\.json$/i.test(file.name);
      const read = isPolicy ? contents(file, most) : bytesOf(file, mostOfProtocol);
      tell({ ...(await read), handle: await handle });
    };
    // On the way down: what is dropped into a field never comes back up from the element's box.
    for (const [type, listener] of [["dragover", over], ["drop", drop]]) {
      window.addEventListener(type, listener, true);
      this.#ends.push(() => window.removeEventListener(type, listener, true));
    }
  }

  /** Ends everything that goes on. */
  end() {
    this.warn(false);
    this.endKeeping();
    this.listen(undefined);
    this.#held.clear();
    this.#worker?.end();
    for (const end of this.#ends.splice(0)) end();
  }
}
