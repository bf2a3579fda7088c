// What the browser keeps of a person's work until it is saved: encrypted, each tab's by a key of its own that no script can
// read, and that is erased with it. Where the page does not come by https, browsers encrypt nothing.

const DRAFTS = "drafts";
const KEYS = "keys";

export class Drafts {
  #database;
  #work;
  #tab;
  #key;
  #found = [];
  #adopted = [];
  #last = Promise.resolve();

  /** `database` is the page's own, `work` what it is that is worked on, `tab` this tab. */
  constructor(database, work, tab) {
    this.#database = database;
    this.#work = work;
    this.#tab = tab;
  }

  /** Returns whether the person has agreed to drafts, and of each that no open tab is at work on its `tab` and its parts. */
  async find(open) {
    const all = within([this.#work]);
    const [agreed, names, values, owners, keys] = await this.#inStores("readonly", (drafts, kept) => [
      drafts.get(this.#work),
      drafts.getAllKeys(all),
      drafts.getAll(all),
      kept.getAllKeys(all),
      kept.getAll(all),
    ]);
    const found = new Map();
    // From before drafts were encrypted: one text for all tabs.
    if (agreed) found.set("", ofOneText(agreed));
    for (const [index, [, tab, part]] of names.entries()) {
      if (tab === this.#tab || open.has(tab)) continue;
      const key = keys[owners.findIndex(([, owner]) => owner === tab)];
      const text = await decrypted(key, values[index]).catch(() => undefined);
      if (text) found.set(tab, { ...found.get(tab), [part]: text });
    }
    this.#found = [...found.keys()];
    return { isAgreed: agreed !== undefined, drafts: [...found].map(([tab, parts]) => ({ tab, ...parts })) };
  }

  /** Goes on with a draft that was found, or with all of them: they go once the page's own holds them. */
  adopt(tab) {
    this.#adopted = tab === undefined ? this.#found : [tab];
  }

  /** Keeps these parts, and leaves the others as they are. Without any, everything is saved: nothing stays but the consent. */
  keep(parts) {
    return this.#next(async () => {
      const isEmpty = Object.keys(parts).length === 0;
      this.#key ??= isEmpty ? undefined : await newKey();
      const key = this.#key;
      const written = Object.entries(parts).map(async ([part, text]) => [part, await encrypted(key, text)]);
      const values = await Promise.all(written);
      const own = [this.#work, this.#tab];
      const gone = [...this.#adopted.filter(Boolean), ...(isEmpty ? [this.#tab] : [])];
      const isAdopted = this.#adopted.includes("") || !this.#found.includes("");
      await this.#inStores("readwrite", (drafts, keys) => [
        ...gone.flatMap((tab) => erase(drafts, keys, within([this.#work, tab]))),
        ...(isAdopted ? [drafts.put("", this.#work)] : []),
        ...(key && !isEmpty ? [keys.put(key, own)] : []),
        ...values.map(([part, value]) => drafts.put(value, [...own, part])),
      ]);
      this.#found = this.#found.filter((tab) => !this.#adopted.includes(tab));
      this.#adopted = [];
      // What is kept next has another key: nothing opens what was kept before.
      if (isEmpty) this.#key = undefined;
    });
  }

  /** Erases a draft that was found. */
  drop(tab) {
    return this.#next(async () => {
      await this.#inStores("readwrite", (drafts, keys) => erase(drafts, keys, within([this.#work, tab])));
      this.#found = this.#found.filter((found) => found !== tab);
    });
  }

  /** Erases every draft of this work, those of other tabs too, and the consent. */
  erase() {
    return this.#next(async () => {
      this.#key = undefined;
      await this.#inStores("readwrite", (drafts, keys) => [
        ...erase(drafts, keys, within([this.#work])),
        drafts.delete(this.#work),
      ]);
      this.#found = [];
    });
  }

  #inStores(mode, ask) {
    return inStores(this.#database, mode, ask);
  }

  // One after the other: what was asked for last is what stays.
  #next(task) {
    const asked = this.#last.then(task);
    this.#last = asked.catch(() => {});
    return asked;
  }
}

function erase(drafts, keys, range) {
  return [keys.delete(range), drafts.delete(range)];
}

/** Returns the range of all keys that begin so. */
function within(start) {
  return IDBKeyRange.bound(start, [...start, []]);
}

function ofOneText(text) {
  try {
    return { register: JSON.parse(text).register.toString() };
  } catch {
    return { register: text };
  }
}

async function newKey() {
  return crypto.subtle?.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function encrypted(key, text) {
  if (!key) return text;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text)) };
}

async function decrypted(key, kept) {
  if (typeof kept === "string") return kept;
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.data));
}

function inStores(name, mode, ask) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 2);
    opening.onupgradeneeded = () => {
      const database = opening.result;
      const missing = [DRAFTS, KEYS].filter((store) => !database.objectStoreNames.contains(store));
      missing.forEach((store) => database.createObjectStore(store));
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction([DRAFTS, KEYS], mode);
      const end = (then) => {
        database.close();
        then();
      };
      transaction.onerror = transaction.onabort = () => end(() => reject(transaction.error));
      try {
        const asked = ask(transaction.objectStore(DRAFTS), transaction.objectStore(KEYS));
        transaction.oncomplete = () => end(() => resolve(asked.map((request) => request.result)));
      } catch (error) {
        end(() => reject(error));
      }
    };
  });
}
