// Takes out of style sheets what their pages have no use for: node purge.mjs FOLDER
//
// A class that a page puts together, such as `checker-verdict--allowed`, is found nowhere as it is: ours all stay, and
// only govuk-frontend's, which are many and written out in full where they are used, are looked for.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PurgeCSS } from "purgecss";

const ALL = ["../src/{checker,govuk}/**/*.rs", "element/*.js"];
const SHEETS = {
  checker: ALL,
  "contact-register": [...ALL, "../src/{contact-register,register}/**/*.rs"],
  workbench: [...ALL, "../src/{workbench,authoring}/**/*.rs"],
  page: ["templates/*.html", "../src/site/**/*.rs"],
};
const SAFELIST = { greedy: [/^(bench|checker|ledger|page|:host)/, /^govuk-heading/] };

const [folder] = process.argv.slice(2);
for (const [name, content] of Object.entries(SHEETS)) {
  const file = join(folder, `${name}.css`);
  const css = [{ raw: readFileSync(file, "utf8") }];
  const [purged] = await new PurgeCSS().purge({ css, content, safelist: SAFELIST, variables: true });
  writeFileSync(file, purged.css);
}
