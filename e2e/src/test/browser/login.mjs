// Logs in at the gateway like a person, finds operations, makes calls from the page, lets a second person sign in, logs out, and
// sees that the session has ended.
// Environment: GATEWAY_URL, LOGIN_USER, SECOND_USER, LOGIN_PASSWORD, CHROMIUM (path of the browser).

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const gateway = required("GATEWAY_URL").replace(/\/$/, "");
const user = required("LOGIN_USER");
const secondUser = required("SECOND_USER");
const password = required("LOGIN_PASSWORD");

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

/** A browser of its own for one person. */
async function browserOf(profile) {
  return chromium.launchPersistentContext(profile, {
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
}

const profiles = [
  await mkdtemp(join(tmpdir(), "openpractice-browser-")),
  await mkdtemp(join(tmpdir(), "openpractice-browser-")),
];
const browser = await browserOf(profiles[0]);
const otherBrowser = await browserOf(profiles[1]);
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const violations = [];
  const elsewhere = [];
  page.on("console", (message) => {
    if (page.url().startsWith(gateway) && /Content Security Policy/i.test(message.text())) {
      violations.push(message.text());
    }
  });
  page.on("pageerror", (error) => violations.push(String(error)));
  page.on("request", (request) => {
    if (page.url().startsWith(gateway) && !request.isNavigationRequest() && !request.url().startsWith(gateway)) {
      elsewhere.push(request.url());
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
  await page.waitForSelector("#operations .service");
  const person = (await page.textContent("#who")).trim();
  assert.ok(person.length > 0, "the page does not say who is logged in");
  step(`logged in as ${person}`);

  step("operations stand by service and feature");
  const services = await page.locator("#operations > details > summary").allTextContents();
  assert.deepEqual(services, ["billing", "compliance", "payroll", "staff"]);
  const operations = Number.parseInt(await page.textContent("#found"), 10);
  assert.ok(operations > 300, `${operations} operations`);
  assert.equal(await page.locator("#operations a").count(), operations);

  step("a search looks through all of them, by the keyboard alone");
  await page.keyboard.press("/");
  await page.keyboard.type("staff/locations post");
  await page.waitForFunction(() => document.querySelector("#found").textContent.startsWith("1 of "));
  await page.keyboard.press("Enter");
  await heading(page, "POST /api/staff/locations");
  assert.equal(await page.evaluate(() => document.activeElement.id), "operation", "the operation has no focus");

  step("a record is made");
  const name = `Browser Test ${Date.now()}`;
  const location = {
    name,
    address: { street: "1 Sample Street", city: "Dayton", state: "OH", zip: "45402-1234" },
    placeOfService: "11",
  };
  const example = JSON.parse(await page.inputValue("#body"));
  assert.ok(Object.hasOwn(example, "name") && Object.hasOwn(example, "address"), JSON.stringify(example));
  await page.fill("#body", JSON.stringify(location));
  await send(page, 201);

  step("its change has the id and the version filled in");
  await choose(page, "PUT /api/staff/locations/{id}", "locations put");
  assert.match(await page.inputValue("#parameter-id"), /^[0-9a-f-]{36}$/);
  assert.match(await page.inputValue("#parameter-If-Match"), /^"\d+"$/);
  await page.fill("#body", JSON.stringify({ ...location, name: `${name} 2` }));
  await send(page, 200);

  step("a version that is old is refused with what to do, and reading it again mends it");
  await page.fill("#parameter-If-Match", '"0"');
  await send(page, 412);
  const problem = await page.textContent(".problem .next");
  assert.match(problem, /Read the record again/);
  const [about] = await Promise.all([browser.waitForEvent("page"), page.click(".problem a")]);
  await about.waitForSelector("h1");
  assert.match(about.url(), /\/problems\/stale-version$/);
  assert.ok((await about.textContent("main")).includes(problem), "the problem's page says something else");
  await about.close();
  await page.getByRole("button", { name: "Read it first" }).click();
  await page.waitForFunction(() => document.querySelector("#parameter-If-Match").value !== '"0"');

  step("a key for repetition is filled in, another after each call");
  await choose(page, "POST /api/staff/employees", "post employees hire");
  const key = await page.inputValue("#parameter-Idempotency-Key");
  assert.match(key, /^[0-9a-f]{32}$/);
  await page.getByRole("button", { name: "New key" }).click();
  assert.notEqual(await page.inputValue("#parameter-Idempotency-Key"), key);

  step("a second person signs in, in a browser of their own");
  await page.click("#second-sign-in");
  await page.waitForSelector("#second-link[href]");
  const link = await page.getAttribute("#second-link", "href");
  const code = (await page.textContent("#second-code")).trim();
  assert.ok(link.includes(code), `${link} has not the code ${code}`);
  const theirs = await otherBrowser.newPage();
  theirs.setDefaultTimeout(60_000);
  await theirs.goto(link);
  await theirs.fill("#username", secondUser);
  await theirs.fill("#password", password);
  await theirs.click("#kc-login");
  await theirs.click("#kc-login");
  await theirs.waitForURL(/device\/status/);
  await page.waitForSelector("#second-login:not([open])", { state: "attached" });
  const second = (await page.textContent("#second-who")).trim();
  assert.notEqual(second, person);
  assert.equal(await page.textContent("#acting"), second);

  step("who acts is visible and can be changed");
  await choose(page, "GET /api/staff/locations", "get locations list", 0);
  await send(page, 200, second);
  await page.check("input[name=person][value=first]");
  await send(page, 200, person);

  step("the page is accessible");
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(
    found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(" ")}`),
    [],
  );

  assert.deepEqual(violations, [], "the page breaks its own content security policy, or fails");
  assert.deepEqual(elsewhere, [], "the page loads something from elsewhere");

  step("logging out ends the session");
  await Promise.all([
    page.waitForURL((url) => url.origin === gateway && url.pathname === "/signed-out"),
    page.click("#logout"),
  ]);
  // That page may fetch nothing, so the browser's own cookies are used from outside of it.
  const afterward = await browser.request.get(`${gateway}/api/staff/locations`, { headers: { Accept: "application/json" } });
  assert.equal(afterward.status(), 401, "a call after logging out");
  assert.equal(afterward.headers()["content-type"], "application/problem+json");

  step("the page asks for a login again");
  await page.goto(`${gateway}/`);
  await page.waitForSelector("#password");
  assert.notEqual(new URL(page.url()).origin, gateway, "the identity provider's session did not end");
  step("done");
} finally {
  await browser.close();
  await otherBrowser.close();
  for (const profile of profiles) {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function heading(page, text) {
  await page.waitForFunction((expected) => document.querySelector("main h1")?.textContent === expected, text);
}

/** Opens the operation by the search. */
async function choose(page, operation, words) {
  await page.fill("#search", words);
  const [method, path] = operation.split(" ");
  await page
    .locator("#operations a", { has: page.locator(`.method:text-is("${method}")`) })
    .and(page.locator(`#operations a[title="${path}"]`))
    .click();
  await heading(page, operation);
}

/** Sends the form and expects the status, from whoever acts. */
async function send(page, status, who) {
  await page.evaluate(() => document.querySelector("#answer").replaceChildren());
  await page.click("#call .send");
  const line = await page.textContent("#status");
  assert.ok(line.includes(`: ${status} `), `${line}: ${await page.locator("#content").textContent().catch(() => "")}`);
  if (who) {
    assert.ok(line.includes(`as ${who}:`), line);
  }
}
