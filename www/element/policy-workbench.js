// <policy-workbench>: a policy's text, what is to be said about it, and what comes of it.
//
// The links inside the element are its fallback, and the policies that it offers to look at. Loading this file registers
// nothing; define-workbench.js does.
import { languageOf, say } from "./language.js";
import { MountedElement } from "./mounted-element.js";
import { element } from "./problem.js";
import { WorkbenchHost } from "./workbench-host.js";

export class PolicyWorkbenchElement extends MountedElement {
  static parts = {
    bundle: "workbench",
    styles: "workbench",
    texts: ["interface", "workbench"],
    words: ["vocabulary", "authoring"],
    fetchesPolicy: false,
  };
  static bodyClass = "checker__body--wide";
  // An author's work, and nobody's secret.
  static staysWhenLeft = true;

  #host = new WorkbenchHost(this);

  // One that cannot be fetched is left out: the others and a person's own file need none of it.
  async loadMore(signal) {
    const links = [...this.querySelectorAll("a[data-policy]")];
    const fetched = await Promise.all(links.map((link) => sample(link, signal)));
    return fetched.filter(Boolean);
  }

  mountOptions(options, samples) {
    return { ...options, samples, host: this.#host };
  }

  // Hours of work may stand in the text field, and beside it.
  rescue() {
    const text = this.shadowRoot.getElementById("bench-text")?.value;
    const policy = { name: "rescued", label: say(languageOf(this), "rescued-text"), text };
    const rescued = [policy, ...this.#host.held()].filter((one) => one.text);
    if (rescued.length === 0) return undefined;
    const box = element("div");
    box.append(...rescued.map(rescuedField));
    return box;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.#host.end();
    });
  }
}

function rescuedField({ name, label, text }) {
  const group = element("div", "govuk-form-group");
  const heading = element("label", "govuk-label", label);
  const area = element("textarea", "govuk-textarea");
  heading.htmlFor = area.id = `bench-${name}`;
  area.rows = 12;
  area.readOnly = true;
  area.spellcheck = false;
  area.value = text;
  group.append(heading, area);
  return group;
}

async function sample(link, signal) {
  try {
    const response = await fetch(link.href, { signal, redirect: "error" });
    if (!response.ok) throw new Error(`it was answered with status ${response.status}`);
    return { name: link.dataset.policy, title: link.textContent.trim(), text: await response.text() };
  } catch (error) {
    if (!signal.aborted) console.error(`policy-workbench: no ${link.href}`, error);
    return undefined;
  }
}
