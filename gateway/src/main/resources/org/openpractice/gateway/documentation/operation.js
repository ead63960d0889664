// One operation: what it says of itself, a form for its call, and the answer.

import { KEY, typeOf } from "/docs/api.js";
import { idsBelow, newKey, send, versionFor } from "/docs/call.js";
import { acting } from "/docs/people.js";

const VERSION = "If-Match";

/** An element with its attributes, or event listeners, and what it holds. */
export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(key, value);
    } else if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...content.filter((each) => each !== null && each !== undefined && each !== ""));
  return made;
}

/** Shows the operation in place of what was there. */
export function show(place, api, operation) {
  place.replaceChildren(
    element("p", { class: "where" }, `${operation.service}: ${operation.feature}`),
    element("h1", {}, element("span", { class: `method ${operation.method.toLowerCase()}` }, operation.method), " ", element("code", {}, operation.path)),
    element("p", { class: "summary" }, operation.summary),
    ...operation.description.split(/\n\s*\n/).filter(Boolean).map((part) => element("p", {}, part)),
    operation.roles.length ? element("p", {}, element("strong", {}, "Roles: "), operation.roles.join(", ")) : "",
    form(api, operation),
    element("section", { id: "answer", "aria-live": "polite" }),
    answers(api, operation),
  );
}

function form(api, operation) {
  const fields = operation.parameters.map((parameter) => field(parameter));
  const body = operation.body ? bodyField(api, operation.body) : null;
  const who = element("strong", { id: "acting" }, acting().name);
  const call = element("form", { id: "call", submit: submitted }, ...fields.map((each) => each.row), body?.row ?? "");
  call.append(element("p", {}, element("button", { type: "submit", class: "send" }, "Send"), " as ", who));
  const byName = (name) => fields.find((each) => each.name === name);

  const path = () =>
    fields
      .filter((each) => each.in === "path")
      .reduce((made, each) => made.replace(`{${each.name}}`, encodeURIComponent(each.input.value.trim())), operation.path);

  // Ids that were seen below the part of the path before the parameter.
  for (const each of fields.filter((one) => one.in === "path")) {
    const collection = operation.path.slice(0, operation.path.indexOf(`/{${each.name}}`));
    const known = collection.includes("{") ? [] : idsBelow(collection);
    each.suggest(known);
    each.input.value ||= known[0]?.[0] ?? "";
    each.input.addEventListener("change", fillVersion);
  }
  if (byName(KEY)) {
    byName(KEY).input.value = newKey();
    byName(KEY).add("New key", () => (byName(KEY).input.value = newKey()));
  }
  if (byName(VERSION)) {
    byName(VERSION).add("Read it first", read);
    fillVersion();
  }
  return call;

  function fillVersion() {
    const version = byName(VERSION) && versionFor(path());
    if (byName(VERSION)) {
      byName(VERSION).input.value = version?.etag ?? "";
      byName(VERSION).hint(version ? `as read from ${version.path}` : "not read yet");
    }
  }

  // The record itself, or the nearest one above the step.
  async function read() {
    for (let at = path(); at.split("/").length > 3; at = at.slice(0, at.lastIndexOf("/"))) {
      if (api.readOf(at)) {
        const answer = await send({ method: "GET", path: at, headers: { Accept: "application/json" } });
        tell(answer, `GET ${at}`);
        if (answer.ok) {
          break;
        }
      }
    }
    fillVersion();
  }

  async function submitted(event) {
    event.preventDefault();
    const query = new URLSearchParams(
      fields.filter((each) => each.in === "query" && each.input.value !== "").map((each) => [each.name, each.input.value]),
    );
    const headers = Object.fromEntries([
      ["Accept", "application/json, */*;q=0.5"],
      ...fields.filter((each) => each.in === "header" && each.input.value !== "").map((each) => [each.name, each.input.value]),
      ...(body ? [["Content-Type", body.type()]] : []),
    ]);
    const button = call.querySelector(".send");
    button.disabled = true;
    const answer = await send({ method: operation.method, path: path(), query: query.toString(), headers, body: body?.value() });
    button.disabled = false;
    tell(answer, `${operation.method} ${path()}`);
    if (answer.ok) {
      // What was done is done: the next call is another thing, of the version that is now.
      if (byName(KEY)) {
        byName(KEY).input.value = newKey();
      }
      fillVersion();
    }
  }
}

/** A labeled input for a parameter. */
function field(parameter) {
  const id = `parameter-${parameter.name}`;
  const schema = parameter.schema ?? {};
  const choices = schema.enum;
  const input = choices
    ? element("select", { id }, element("option", { value: "" }, ""), ...choices.map((choice) => element("option", { value: choice }, choice)))
    : element("input", { id, type: "text", autocomplete: "off", spellcheck: "false", list: `${id}-known` });
  input.required = Boolean(parameter.required) && parameter.in !== "header";
  const hints = element("small", { id: `${id}-hint` }, [parameter.description, choices ? "" : typeOf(schema)].filter(Boolean).join("; "));
  input.setAttribute("aria-describedby", hints.id);
  const known = element("datalist", { id: `${id}-known` });
  const row = element("p", { class: "field" }, element("label", { for: id }, `${parameter.name} (${parameter.in}${parameter.required ? ", required" : ""})`), input, known);
  row.append(hints);
  return {
    name: parameter.name,
    in: parameter.in,
    input,
    row,
    suggest: (ids) => known.replaceChildren(...ids.map(([value, what]) => element("option", { value }, what))),
    hint: (text) => (hints.textContent = text),
    add: (label, click) => input.after(element("button", { type: "button", click }, label)),
  };
}

/** The body: a text with the example in it, or a file. */
function bodyField(api, stated) {
  const types = Object.keys(stated.content ?? {});
  const type = element("select", { id: "body-type", change: fill }, ...types.map((each) => element("option", {}, each)));
  const text = element("textarea", { id: "body", rows: "14", spellcheck: "false", "aria-describedby": "body-fields" });
  const file = element("input", { id: "body-file", type: "file" });
  const fields = element("details", { id: "body-fields" });
  const row = element(
    "div",
    { class: "body" },
    element("p", {}, element("label", { for: "body-type" }, "Body as "), type),
    element("p", {}, element("label", { for: "body" }, "Content"), text),
    element("p", {}, element("label", { for: "body-file" }, "or a file "), file),
    fields,
  );
  fill();
  return { row, type: () => type.value, value: () => file.files[0] ?? text.value };

  function fill() {
    const content = stated.content[type.value] ?? {};
    const example = api.example(content);
    const isJson = type.value.includes("json");
    text.value = isJson || typeof example !== "string" ? JSON.stringify(example, null, 2) : example === "text" ? "" : example;
    const lines = content.schema ? api.fields(content.schema) : [];
    fields.hidden = lines.length === 0;
    fields.replaceChildren(element("summary", {}, "What the fields are"), fieldTable(lines));
  }
}

function fieldTable(lines) {
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...["field", "type", "meaning"].map((each) => element("th", { scope: "col" }, each)))),
    element(
      "tbody",
      {},
      ...lines.map((line) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, element("code", {}, line.path), line.required ? " (required)" : ""),
          element("td", {}, line.type),
          element("td", {}, line.description),
        ),
      ),
    ),
  );
}

/** What it can answer. */
function answers(api, operation) {
  const section = element("section", { class: "answers" }, element("h2", {}, "What it answers"));
  const list = element("dl");
  for (const [status, response] of operation.responses) {
    list.append(element("dt", {}, status), element("dd", {}, response.description ?? ""));
    for (const content of Object.values(response.content ?? {})) {
      const lines = content.schema ? api.fields(content.schema) : [];
      if (lines.length) {
        list.append(element("dd", {}, element("details", {}, element("summary", {}, "Fields"), fieldTable(lines))));
      }
    }
  }
  section.append(list);
  return section;
}

/** Shows an answer, a refusal with what to do about it. */
function tell(answer, call) {
  const problem = !answer.ok && answer.json?.type ? answer.json : null;
  document.getElementById("answer").replaceChildren(
    element("h2", {}, "Answer"),
    element("p", { class: answer.ok ? "line ok" : "line refused", id: "status" }, `${call} as ${answer.who}: ${answer.line}`),
    problem ? refusal(problem) : "",
    answer.headers.length
      ? element("dl", { class: "headers" }, ...answer.headers.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, element("code", {}, value))]))
      : "",
    answer.file ? download(answer) : "",
    answer.text ? element("pre", { id: "content", tabindex: "0", "aria-label": "Content of the answer" }, answer.text) : "",
  );
}

function refusal(problem) {
  const page = new URL(problem.type, location.href);
  return element(
    "div",
    { class: "problem" },
    element("p", {}, element("strong", {}, problem.title), problem.detail ? `: ${problem.detail}` : ""),
    ...(problem.errors ?? []).map((error) => element("p", {}, element("code", {}, error.field ?? ""), ` ${error.problem ?? ""}`)),
    problem.whatToDo ? element("p", { class: "next" }, problem.whatToDo) : "",
    element(
      "p",
      {},
      page.origin === location.origin ? element("a", { href: page.pathname, target: "_blank", rel: "noopener" }, `About ${problem.type}`) : "",
      problem.type.endsWith("step-up-required") ? element("a", { href: "/step-up" }, " Log in again") : "",
    ),
  );
}

function download(answer) {
  return element("p", {}, element("a", { href: URL.createObjectURL(answer.file), download: answer.fileName }, `Save ${answer.fileName}`));
}
