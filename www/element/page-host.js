// What the register and the workbench both need of the browser.

export class PageHost {
  #leaving = (event) => event.preventDefault();

  /** Warns before the page is left, or does so no longer. */
  warn(wanted) {
    window.removeEventListener("beforeunload", this.#leaving);
    if (wanted) window.addEventListener("beforeunload", this.#leaving);
  }

  async later(milliseconds) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
}

/** Returns nothing for the error of a person who changed their mind, and throws any other. */
export function unlessCancelled(error) {
  if (error?.name === "AbortError") return undefined;
  throw error;
}

/** Returns what a browser's file picker offers: JSON files, by the name that the person reads for them. */
export function jsonFiles(description) {
  return [{ description, accept: { "application/json": [".json"] } }];
}

/** Returns a file's name and text; of one with more bytes than this its name and size, and nothing of it is read. */
export async function contents(file, most = Infinity) {
  const { name, size } = file;
  return size > most ? { name, size } : { name, text: await file.text() };
}

/** Returns a file's name and bytes; of one with more bytes than this its name and size, and nothing of it is read. */
export async function bytesOf(file, most) {
  const { name, size } = file;
  return size > most ? { name, size } : { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Lets the person choose a file where the browser cannot save in place. Returns what `read` does. */
export function openByInput(most, accept = ".json", read = contents) {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.addEventListener("cancel", () => resolve(undefined));
    input.addEventListener("change", async () => {
      const [file] = input.files;
      resolve(file && (await read(file, most)));
    });
    input.click();
  });
}
