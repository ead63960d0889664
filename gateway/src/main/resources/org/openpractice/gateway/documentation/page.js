// The API page: all operations by service and feature, a search over them, one operation at a time, who acts.

import { load } from "/docs/api.js";
import { element, show } from "/docs/operation.js";
import { acting, start as startPeople } from "/docs/people.js";

const byId = (id) => document.getElementById(id);
const search = byId("search");
const place = byId("operation");

startPeople();
byId("people").addEventListener("change", tellWhoActs);
document.addEventListener("acting", tellWhoActs);

load().then(start, (failure) => {
  byId("state").textContent = `The operations cannot be shown: ${failure.message}`;
});

function tellWhoActs() {
  document.body.classList.toggle("second-acts", !byId("people").querySelector("input").checked);
  const named = byId("acting");
  if (named) {
    named.textContent = acting().name;
  }
}

function start(api) {
  search.addEventListener("input", list);
  search.addEventListener("keydown", (event) => {
    const first = byId("operations").querySelector("a");
    if (event.key === "Enter" && first) {
      first.click();
    } else if (event.key === "Escape") {
      search.value = "";
      list();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName) && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      search.focus();
    }
  });
  addEventListener("hashchange", open);
  list();
  byId("state").textContent =
    "Choose an operation, or search for one." +
    (api.notAnswering.length ? ` Not answering at the moment: ${api.notAnswering.join(", ")}.` : "");
  open();

  function list() {
    const found = api.find(search.value);
    byId("found").textContent = search.value.trim() ? `${found.length} of ${api.operations.length} operations` : `${api.operations.length} operations`;
    const opened = Boolean(search.value.trim()) && found.length <= 60;
    byId("operations").replaceChildren(...api.grouped(found).map(([service, features]) => group(service, features, opened)));
    mark();
  }

  function group(service, features, opened) {
    return element(
      "details",
      { open: true, class: "service" },
      element("summary", {}, service),
      ...features.map(([feature, operations]) =>
        element(
          "details",
          { open: opened },
          element("summary", {}, feature, " ", element("small", {}, String(operations.length))),
          element("ul", {}, ...operations.map((operation) => element("li", {}, link(operation)))),
        ),
      ),
    );
  }

  function open() {
    const operation = api.byId.get(decodeURIComponent(location.hash.slice(1)));
    if (!operation) {
      return;
    }
    document.title = `${operation.method} ${operation.path}: OpenPractice API`;
    show(place, api, operation);
    mark();
    place.focus();
  }

  function mark() {
    for (const each of byId("operations").querySelectorAll("a")) {
      if (each.hash === location.hash) {
        each.setAttribute("aria-current", "page");
        each.closest("details").open = true;
      } else {
        each.removeAttribute("aria-current");
      }
    }
  }
}

function link(operation) {
  return element(
    "a",
    { href: `#${encodeURIComponent(operation.id)}`, title: operation.path },
    element("span", { class: `method ${operation.method.toLowerCase()}` }, operation.method),
    " ",
    operation.summary || operation.path,
    element("small", {}, operation.path.replace(/^\/api\/[^/]+/, "")),
  );
}
