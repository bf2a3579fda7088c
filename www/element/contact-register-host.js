// What the register needs of the browser: files that are saved in place, a draft that outlives a crash, and a warning
// before the page is left. The module calls these; nothing here looks at what it is given.
import { PageHost, openByInput, unlessCancelled } from "./page-host.js";

const DATABASE = "contact-register";
const STORE = "drafts";
const TYPES = [{ description: "Contact register", accept: { "application/json": [".json"] } }];

export class RegisterHost extends PageHost {
  /** Returns whether a file can be saved where it was opened. Browsers allow no page in a frame of another site to. */
  savesInPlace() {
    const has = typeof window.showSaveFilePicker === "function" && typeof window.showOpenFilePicker === "function";
    return has && !isInForeignFrame();
  }

  /** Lets the person open a file. Returns its name, its text and its handle, or undefined if they change their mind. */
  async open() {
    if (!this.savesInPlace()) return openByInput();
    try {
      const [handle] = await window.showOpenFilePicker({ types: TYPES });
      return { name: handle.name, text: await this.read(handle), handle };
    } catch (error) {
      return unlessCancelled(error);
    }
  }

  /** Lets the person say where a new file goes. Returns its handle, or undefined if they change their mind. */
  async create(suggestedName) {
    try {
      return await window.showSaveFilePicker({ suggestedName, types: TYPES });
    } catch (error) {
      return unlessCancelled(error);
    }
  }

  async read(handle) {
    return (await handle.getFile()).text();
  }

  async write(handle, text) {
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
  }

  async readDraft(key) {
    return inStore("readonly", (store) => store.get(key));
  }

  async keepDraft(key, text) {
    await inStore("readwrite", (store) => store.put(text, key));
  }

  async eraseDraft(key) {
    await inStore("readwrite", (store) => store.delete(key));
  }
}

function isInForeignFrame() {
  try {
    return window.top.origin !== window.origin;
  } catch {
    return true;
  }
}

function inStore(mode, request) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(STORE, mode);
      const asked = request(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        database.close();
        resolve(asked.result);
      };
      transaction.onerror = transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
