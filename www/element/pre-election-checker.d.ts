/** What a page may rely on. Everything else may change without notice. */

/** How an outcome was reached is nobody's business but the person's: no response is in here. */
export interface CheckerOutcome {
  /** The policy's id: `cleveland-2021`. */
  readonly policy: string;
  /** The flow's id: `photographs`. */
  readonly flow: string;
  /** The outcome's id within the flow, where the element has `tells="outcome"`. Most ids tell what somebody answered. */
  readonly outcome?: string;
  readonly verdict:
    | "not-bound"
    | "allowed"
    | "take-care"
    | "conditions"
    | "refer"
    | "avoid"
    | "not-allowed"
    | "not-covered";
}

/** All of them bubble, and leave the shadow root. */
export interface CheckerEventMap {
  /** The checker is mounted and can be used. */
  "checker-ready": CustomEvent<null>;
  /** An outcome is on the screen. */
  "checker-outcome": CustomEvent<CheckerOutcome>;
  /** A panel stands in the checker's place; the detail is its message, in words for people. */
  "checker-problem": CustomEvent<string>;
}

/**
 * `<pre-election-checker policy="cleveland-2021">`. What stands inside it shows until the checker is there, and wherever
 * it cannot run: put in whom to ask.
 *
 * Attributes; a change of any of them starts the checker anew:
 *
 * - `policy`: the id of a policy of this site, or the address of a policy file.
 * - `flow`: the id of the flow to open at. Without it: the start page.
 * - `wording`: `me` (without it) or `colleague`.
 * - `known`: what the page knows of that person and nobody is asked for: `role=police-officer restricted-post=no`.
 * - `lang`: the language of everything that is shown, as `en`. Without it, or without texts in it: English.
 * - `heading-level`: the level of a page's own heading, 1 to 6. Without it: 2.
 * - `allow-origin`: origins, separated by blanks, from which a policy may come besides the page's own and the checker's.
 *
 * Custom properties, read when the checker starts:
 *
 * - `--checker-brand-colour`: any CSS colour, for buttons and links. One too light for white text is darkened.
 * - `--checker-font-family`: names of fonts, as in `font-family`.
 */
export class PreElectionCheckerElement extends HTMLElement {
  /** Forgets everything that a person has chosen or typed, and begins anew. */
  clear(): void;

  addEventListener<Type extends keyof CheckerEventMap>(
    type: Type,
    listener: (this: PreElectionCheckerElement, event: CheckerEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (this: PreElectionCheckerElement, event: HTMLElementEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "pre-election-checker": PreElectionCheckerElement;
  }
}
