// As little of WebDriver as the benchmark needs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function startDriver() {
  const child = spawn(process.env.CHROMEDRIVER ?? "chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const chunk of child.stdout) {
    const [, port] = /successfully on port (\d+)/.exec(chunk) ?? [];
    if (port) {
      child.stdout.resume();
      return { base: `http://127.0.0.1:${port}`, stop: () => child.kill() };
    }
  }
  throw new Error("chromedriver did not start");
}

export class Browser {
  static async start(driver, jsFlags) {
    const profile = mkdtempSync(join(tmpdir(), "checker-bench-"));
    const args = [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--window-size=1200,1000",
      `--user-data-dir=${profile}`,
    ];
    if (jsFlags) args.push(`--js-flags=${jsFlags}`);
    const options = { args, binary: process.env.CHROMIUM ?? "/usr/bin/chromium" };
    const capabilities = { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": options } };
    const { sessionId } = await call(`${driver.base}/session`, { capabilities });
    return new Browser(`${driver.base}/session/${sessionId}`, profile);
  }

  constructor(base, profile) {
    Object.assign(this, { base, profile });
  }

  open(url) {
    return call(`${this.base}/url`, { url });
  }

  devtools(cmd, params) {
    return call(`${this.base}/goog/cdp/execute`, { cmd, params });
  }

  /** Runs an asynchronous function in the page and returns what it returns. */
  run(script, ...args) {
    const wrapped = `const done = arguments[arguments.length - 1]; (${script})(...arguments).then(done, (error) => done({ error: String(error) }))`;
    return call(`${this.base}/execute/async`, { script: wrapped, args });
  }

  /** Strikes a key, wherever the focus is. */
  key(value) {
    const actions = [{ type: "keyDown", value }, { type: "keyUp", value }];
    return call(`${this.base}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async close() {
    await call(this.base, undefined, "DELETE");
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function call(url, body, method = "POST") {
  const answer = await fetch(url, { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message ?? ""}`);
  return value;
}
