// <contact-register policy="cleveland-2021">: the register of contacts, for the single point of contact.
//
// Loading this file registers nothing; define-contact-register.js does.
import { MountedElement } from "./mounted-element.js";
import { RegisterHost } from "./contact-register-host.js";

export class ContactRegisterElement extends MountedElement {
  static parts = { bundle: "contact-register", styles: "contact-register", texts: ["interface", "contact-register"] };
  static bodyClass = "checker__body--wide";

  #host = new RegisterHost();

  // A file dropped beside the register would else be opened by the browser, and the register would be gone.
  #dragged = (event) => event.preventDefault();

  #dropped = (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const app = this.shadowRoot.querySelector(".checker-app");
    app?.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: event.dataTransfer }));
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("dragover", this.#dragged);
    document.addEventListener("drop", this.#dropped);
  }

  mountOptions(options) {
    return { ...options, help: this.getAttribute("help") ?? "", host: this.#host };
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("dragover", this.#dragged);
    document.removeEventListener("drop", this.#dropped);
    queueMicrotask(() => {
      if (!this.isConnected) this.#host.end();
    });
  }
}
