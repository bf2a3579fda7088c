// Registers the element. A page that loads this twice, or beside a copy from elsewhere, keeps the first.
import { ContactRegisterElement } from "./contact-register.js";

if (!customElements.get("contact-register")) {
  customElements.define("contact-register", ContactRegisterElement);
}

export { ContactRegisterElement };
