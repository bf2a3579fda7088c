// What a page needs of the browser that keeps a draft of unsaved work: one draft a tab, and the tabs know of each other.
import { Drafts } from "./drafts.js";
import { PageHost } from "./page-host.js";
import { Tabs } from "./tabs.js";

export class KeepingHost extends PageHost {
  #tabs;
  #others;
  #drafts;
  #listener;

  /** Begins with a page's work; each page has a database of its own. */
  beginKeeping(page, work) {
    this.endKeeping();
    this.#tabs = new Tabs(`${page}/${work}`, (told) => this.#listener?.(told));
    this.#others = this.#tabs.begin().catch(() => new Set());
    this.#drafts = new Drafts(page, work, this.#tabs.id);
  }

  endKeeping() {
    this.#tabs?.end();
  }

  /** Sets who is told what happens in other tabs: `tabs` when one comes or goes, and what another tab has told. */
  listen(listener) {
    this.#listener = listener;
  }

  /** Returns in how many other tabs of this browser the same work is open. */
  async otherTabs() {
    return (await this.#others).size;
  }

  /** Tells the other tabs that something was `saved` or `erased`. */
  tellTabs(told) {
    this.#tabs.tell({ told });
  }

  /** Returns whether what is kept is kept encrypted. */
  encrypts() {
    return Boolean(globalThis.crypto?.subtle);
  }

  async findDrafts() {
    return this.#drafts.find(await this.#others);
  }

  adoptDrafts(tab) {
    this.#drafts.adopt(tab);
  }

  async keepDraft(parts) {
    await this.#drafts.keep(parts);
  }

  async dropDraft(tab) {
    await this.#drafts.drop(tab);
    this.tellTabs("tabs");
  }

  async eraseDrafts() {
    await this.#drafts.erase();
    this.tellTabs("erased");
  }
}
