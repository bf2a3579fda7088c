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

/** Lets the person choose a file where the browser cannot save in place. Returns its name and text. */
export function openByInput() {
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
