// What the workbench needs of the browser: files, the site's own policies, a warning before the page is left. The module
// calls these; nothing here looks at what it is given, and nothing is kept.

const TYPES = [{ description: "Policy", accept: { "application/json": [".json"] } }];

// Wide enough for three parts side by side.
const WIDE = "(min-width: 1100px)";

export class WorkbenchHost {
  #leaving = (event) => event.preventDefault();
  #ends = [];

  /** Fetches a policy of this site: the only request that the workbench makes, and only when it is asked for. */
  async fetchText(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`the server answered with status ${response.status}`);
    return response.text();
  }

  /** Lets the person open a file. Returns its name, its text and its handle, or undefined if they change their mind. */
  async open() {
    if (typeof window.showOpenFilePicker !== "function") return openByInput();
    try {
      const [handle] = await window.showOpenFilePicker({ types: TYPES });
      const file = await handle.getFile();
      return { name: file.name, text: await file.text(), handle };
    } catch (error) {
      return unlessCancelled(error);
    }
  }

  /** Returns whether a file can be saved where the person wants it. */
  savesInPlace() {
    return typeof window.showSaveFilePicker === "function";
  }

  /** Saves in a file; asks which if there is no handle. Returns the handle, or undefined if they change their mind. */
  async save(handle, suggestedName, text) {
    try {
      const target = handle ?? (await window.showSaveFilePicker({ suggestedName, types: TYPES }));
      const stream = await target.createWritable();
      await stream.write(text);
      await stream.close();
      return target;
    } catch (error) {
      return unlessCancelled(error);
    }
  }

  /** Warns before the page is left, or does so no longer. */
  warn(wanted) {
    window.removeEventListener("beforeunload", this.#leaving);
    if (wanted) window.addEventListener("beforeunload", this.#leaving);
  }

  async later(milliseconds) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  /** Tells whether the screen is wide, now and whenever that changes. */
  onWide(tell) {
    const query = window.matchMedia(WIDE);
    const changed = () => tell(query.matches);
    query.addEventListener("change", changed);
    this.#ends.push(() => query.removeEventListener("change", changed));
    changed();
  }

  /** Tells the name, text and handle of a file that is dropped anywhere on the page. */
  onDrop(tell) {
    const over = (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = async (event) => {
      const [item] = event.dataTransfer?.items ?? [];
      const file = item?.kind === "file" && item.getAsFile();
      if (!file) return;
      event.preventDefault();
      const handle = item.getAsFileSystemHandle?.();
      tell(file.name, await file.text(), await handle);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    this.#ends.push(() => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    });
  }

  /** Ends everything that goes on. */
  end() {
    this.warn(false);
    for (const end of this.#ends.splice(0)) end();
  }
}

function unlessCancelled(error) {
  if (error?.name === "AbortError") return undefined;
  throw error;
}

function openByInput() {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json";
    input.addEventListener("cancel", () => resolve(undefined));
    input.addEventListener("change", async () => {
      const [file] = input.files;
      resolve(file && { name: file.name, text: await file.text() });
    });
    input.click();
  });
}
