// What the workbench needs of the browser: files, its own width, a warning before the page is left. The module calls
// these; nothing here looks at what it is given, nothing is kept, and nothing is sent.
import { PageHost, contents, jsonFiles, openByInput, unlessCancelled } from "./page-host.js";

// Wide enough for three parts side by side, in pixels. A little less is still wide: a scroll bar that comes and goes with
// the layout must not make it flicker.
const WIDE = 1040;
const STILL_WIDE = WIDE - 20;

export class WorkbenchHost extends PageHost {
  #element;
  #ends = [];

  constructor(element) {
    super();
    this.#element = element;
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

  /** Tells the same of a file that is dropped anywhere on the page. */
  onDrop(tell, most) {
    const over = (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = async (event) => {
      const [item] = event.dataTransfer?.items ?? [];
      const file = item?.kind === "file" && item.getAsFile();
      if (!file) return;
      event.preventDefault();
      const handle = item.getAsFileSystemHandle?.();
      tell({ ...(await contents(file, most)), handle: await handle });
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
    for (const end of this.#ends.splice(0)) end();
  }
}
