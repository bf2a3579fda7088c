// How fast the checker is in a browser, beside an empty page, a page without scripts, and SurveyJS.
//
//   cargo run -- build && cd benches/browser && npm ci && node run.mjs [passes]
//
// Every pass loads every page once, one after the other, so that a machine that slows down slows all of them. A figure
// is the median over the passes; "above" is the median of what a page costs beyond the empty page of the same pass.
import { Browser, startDriver } from "./driver.mjs";
import { PAGES, serve } from "./pages.mjs";

const PASSES = Number(process.argv[2] ?? 9);
const MODES = [
  ["JIT", ""],
  ["baseline only", "--no-wasm-tier-up --liftoff-only"],
];

/**
 * Runs in every page before its own scripts, and notes when its first question has been painted, and when the checker's
 * module has taken over. Looking only after the page has loaded would find everything late.
 */
const WATCH = (selector) => `
  const find = () => document.querySelector("pre-election-checker")?.shadowRoot?.querySelector(${JSON.stringify(selector)}) ?? document.querySelector(${JSON.stringify(selector)});
  window.noted = {};
  const note = (name) => requestAnimationFrame(() => setTimeout(() => { window.noted[name] = performance.now(); }));
  const look = () => (find() ? setTimeout(() => { window.noted.usable = performance.now(); }) : requestAnimationFrame(look));
  requestAnimationFrame(look);
  document.addEventListener("checker-ready", () => note("ready"));`;

/** Returns first paint, when the first question has been painted, and when the module has taken over. */
const LOADED = `async (awaited) => {
  const figures = () => ({ painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime, ...window.noted });
  while (awaited.some((name) => figures()[name] === undefined)) await new Promise((resolve) => setTimeout(resolve, 10));
  return figures();
}`;

/** From a click to the frame after the next question is there: forward and back, again and again. */
const CLICKS = `async (rounds) => {
  const root = document.querySelector("pre-election-checker").shadowRoot;
  const heading = () => root.querySelector("[data-page-heading]")?.textContent ?? root.querySelector("legend")?.textContent;
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const times = [];
  const press = async (selector) => {
    await frame();
    const before = heading();
    const started = performance.now();
    root.querySelector(selector).click();
    for (let tries = 0; heading() === before && tries < 100; tries += 1) await Promise.resolve();
    await frame();
    if (heading() === before) throw new Error("the page stayed: " + selector);
    times.push(performance.now() - started);
  };
  for (let round = 0; round < rounds; round += 1) {
    root.querySelector("input[value=police-officer]").click();
    await press("button[type=submit]");
    // The browser goes back after the page has, and takes its time on a slow machine.
    const arrived = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
    await press(".govuk-back-link");
    await arrived;
  }
  return times;
}`;

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const sort = (values) => [...values].sort((one, other) => one - other);
const median = (values) => at(sort(values), 0.5);
const show = (value) => value.toFixed(0).padStart(6);

const { server, base } = await serve();
const driver = await startDriver();
try {
  for (const [mode, flags] of MODES) {
    for (const rate of [1, 4]) await measure(mode, flags, rate);
  }
} finally {
  driver.stop();
  server.close();
}

async function measure(mode, flags, rate) {
  const passes = [];
  const clicks = [];
  for (let pass = 0; pass < PASSES; pass += 1) {
    const figures = {};
    for (const { name, address, question, awaited } of PAGES) {
      // A browser of its own: no cache, no code compiled earlier.
      const browser = await Browser.start(driver, flags);
      try {
        await browser.devtools("Emulation.setCPUThrottlingRate", { rate });
        await browser.devtools("Page.addScriptToEvaluateOnNewDocument", { source: question ? WATCH(question) : "" });
        await browser.open(base + address);
        figures[name] = await browser.run(LOADED, awaited);
        if (name === "checker") clicks.push(...(await browser.run(CLICKS, 10)));
      } finally {
        await browser.close();
      }
    }
    passes.push(figures);
  }
  const of = (name, key) => median(passes.map((figures) => figures[name][key]));
  const above = (name, key) => median(passes.map((figures) => figures[name][key] - figures.empty.painted));
  console.log(`\n${mode}, CPU ${rate}x slower, ${PASSES} passes, milliseconds\n page       paint  above  usable  above   ready  above`);
  for (const { name, awaited } of PAGES) {
    const shown = awaited.map((key) => `${show(of(name, key))} ${show(above(name, key))} `);
    console.log(` ${name.padEnd(9)}${shown.join(" ")}`);
  }
  const paint = of("checker", "painted") / of("static", "painted");
  const usable = above("checker", "usable") / above("surveyjs", "usable");
  const sorted = sort(clicks);
  console.log(` first paint: ${paint.toFixed(2)} times the static page's (target 1.3)`);
  console.log(` question usable, above the empty page: ${usable.toFixed(2)} of SurveyJS's (target 0.5)`);
  console.log(` click to the painted question: median ${at(sorted, 0.5).toFixed(0)}, 95th percentile ${at(sorted, 0.95).toFixed(0)}, of ${clicks.length} (target at 4x: 50)`);
}
