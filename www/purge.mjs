// Takes out of style sheets what their pages have no use for: node purge.mjs FOLDER
//
// A class that a page puts together, such as `checker-verdict--allowed`, is found nowhere as it is: ours all stay, and
// only govuk-frontend's, which are many and written out in full where they are used, are looked for.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";

const ALL = ["../src/{checker,govuk}/**/*.rs", "element/*.js"];
const SHEETS = {
  checker: ALL,
  "contact-register": [...ALL, "../src/{contact-register,register}/**/*.rs"],
  workbench: [...ALL, "../src/{workbench,authoring}/**/*.rs"],
  page: ["templates/*.html", "../src/site/**/*.rs"],
};
const SAFELIST = { greedy: [/^(bench|checker|ledger|page|:host)/, /^govuk-heading-[lms]$/] };
// What stands in our components, and on no page of this sheet; and sizes and old names that nobody writes.
const BLOCKLISTS = { checker: [/^govuk-button--warning/] };
const BLOCKLIST = [/^govuk-.*-+xl$/, /^govuk-body-(lead|m)$/];
// The sheets that a first question waits for. What is printed of them has rules of our own; govuk-frontend's are a quarter of a
// kilobyte.
const PRINTED_BY_OURS = ["checker", "page"];

const [folder] = process.argv.slice(2);
for (const [name, content] of Object.entries(SHEETS)) {
  const file = join(folder, `${name}.css`);
  const css = [{ raw: readFileSync(file, "utf8") }];
  const blocklist = [...BLOCKLIST, ...(BLOCKLISTS[name] ?? [])];
  const [purged] = await new PurgeCSS().purge({ css, content, safelist: SAFELIST, blocklist, variables: true });
  writeFileSync(file, PRINTED_BY_OURS.includes(name) ? withoutTheirPrint(purged.css) : purged.css);
}

function withoutTheirPrint(css) {
  const sheet = postcss.parse(css);
  sheet.walkAtRules("media", (media) => {
    if (media.params !== "print") return;
    media.walkRules((rule) => {
      if (rule.selectors.every((selector) => /^\.govuk-[^ ]*$/.test(selector))) rule.remove();
    });
    if (!media.nodes.length) media.remove();
  });
  return sheet.toString();
}
