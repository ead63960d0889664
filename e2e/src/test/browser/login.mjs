// Logs in at the gateway like a person, makes a call from the page, logs out, and sees that the session has ended.
// Environment: GATEWAY_URL, LOGIN_USER, LOGIN_PASSWORD, CHROMIUM (path of the browser), API_PATH (what to call).

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const gateway = required("GATEWAY_URL").replace(/\/$/, "");
const user = required("LOGIN_USER");
const password = required("LOGIN_PASSWORD");
const apiPath = process.env.API_PATH ?? "/api/staff/locations";

function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

function step(text) {
  console.log(text);
}

/** Calls the API as a script of the page would, and tells the status. */
function fetchFromPage(page, path) {
  return page.evaluate(async (target) => {
    const response = await fetch(target, { headers: { Accept: "application/json" } });
    return response.status;
  }, path);
}

const profile = await mkdtemp(join(tmpdir(), "openpractice-browser-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const violations = [];
  page.on("console", (message) => {
    if (page.url().startsWith(gateway) && /Content Security Policy/i.test(message.text())) {
      violations.push(message.text());
    }
  });

  step("the page sends to the identity provider");
  await page.goto(`${gateway}/`);
  assert.notEqual(new URL(page.url()).origin, gateway, "still at the gateway without a login");
  assert.match(page.url(), /code_challenge_method=S256/);

  step("the login returns to the API page");
  await page.fill("#username", user);
  await page.fill("#password", password);
  await Promise.all([page.waitForURL(`${gateway}/`), page.click("#kc-login")]);
  await page.waitForSelector(".swagger-ui .opblock-tag");
  const person = await page.textContent("#who");
  assert.ok(person.trim().length > 0, "the page does not say who is logged in");
  step(`logged in as ${person.trim()}`);

  step("a call made from the page succeeds");
  const call = await fetchFromPage(page, apiPath);
  assert.equal(call, 200, `GET ${apiPath}`);

  step("a call tried out on the page succeeds");
  const [answered] = await Promise.all([
    page.waitForResponse((response) => new URL(response.url()).pathname === apiPath),
    tryOut(page, apiPath),
  ]);
  assert.equal(answered.status(), 200, `try it out: GET ${apiPath}`);
  assert.deepEqual(violations, [], "the page breaks its own content security policy");

  step("logging out ends the session");
  await Promise.all([
    page.waitForURL((url) => url.origin === gateway && url.pathname === "/signed-out"),
    page.click("#logout"),
  ]);
  // That page may fetch nothing, so the browser's own cookies are used from outside of it.
  const afterward = await browser.request.get(`${gateway}${apiPath}`, { headers: { Accept: "application/json" } });
  assert.equal(afterward.status(), 401, `GET ${apiPath} after logging out`);
  assert.equal(afterward.headers()["content-type"], "application/problem+json");

  step("the page asks for a login again");
  await page.goto(`${gateway}/`);
  await page.waitForSelector("#password");
  assert.notEqual(new URL(page.url()).origin, gateway, "the identity provider's session did not end");
  step("done");
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Opens the operation in Swagger UI and presses its buttons. */
async function tryOut(page, path) {
  await page.fill(".operation-filter-input", path.split("/")[2]);
  const operation = page.locator(".opblock-get", {
    has: page.locator(`.opblock-summary-path[data-path="${path}"]`),
  });
  const closed = page.locator(".opblock-tag[data-is-open='false']");
  while ((await closed.count()) > 0) {
    await closed.first().click();
  }
  await operation.locator(".opblock-summary-control").click();
  await operation.locator(".try-out__btn").click();
  await operation.locator("button.execute").click();
}
