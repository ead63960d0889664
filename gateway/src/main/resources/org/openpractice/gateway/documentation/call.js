// Sends a call and remembers what later calls need: the ids that were seen and the versions that were read.

import { acting } from "/docs/people.js";

const versions = new Map();
const ids = new Map();

/** A key for one thing to be done once. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The version that was last read of the record at this path, or of the record whose step it is; with where it was read. */
export function versionFor(path) {
  for (let at = path; at.split("/").length > 3; at = at.slice(0, at.lastIndexOf("/"))) {
    if (versions.has(at)) {
      return { path: at, etag: versions.get(at) };
    }
  }
  return null;
}

/** The ids seen below this path, the last one first: [id, what it is]. */
export function idsBelow(path) {
  return [...(ids.get(path) ?? new Map()).entries()].reverse();
}

/** Sends it; the answer with all that the page shows of it. Never fails: no answer is told as such. */
export async function send({ method, path, query, headers, body }) {
  const who = acting();
  const url = path + (query ? `?${query}` : "");
  const began = performance.now();
  let response;
  try {
    response = await fetch(url, { method, headers: { ...headers, ...who.headers }, body });
  } catch (failure) {
    return { who: who.name, line: `No answer: ${failure.message}`, ok: false, headers: [], text: "" };
  }
  const type = response.headers.get("Content-Type") ?? "";
  const isText = /json|text|csv|calendar|xml/.test(type);
  const content = isText ? await response.text() : await response.blob();
  const json = /json/.test(type) ? parsed(content) : undefined;
  remember(path, response, json);
  return {
    who: who.name,
    ok: response.ok,
    status: response.status,
    line: `${response.status} ${response.statusText} in ${Math.round(performance.now() - began)} ms`,
    headers: ["Location", "ETag", "Retry-After", "X-Correlation-Id", "Content-Type"]
      .map((name) => [name, response.headers.get(name)])
      .filter(([, value]) => value),
    json,
    text: json === undefined ? (isText ? content : "") : JSON.stringify(json, null, 2),
    file: isText ? null : content,
    fileName: /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "answer",
  };
}

function remember(path, response, json) {
  if (!response.ok) {
    return;
  }
  const made = response.headers.get("Location");
  const at = made ? new URL(made, location.href).pathname : path;
  const etag = response.headers.get("ETag");
  if (etag) {
    versions.set(at, etag);
  }
  const collection = at.slice(0, at.lastIndexOf("/"));
  if (made) {
    seen(collection, at.slice(at.lastIndexOf("/") + 1), label(json));
  }
  for (const item of json?.items ?? (Array.isArray(json) ? json : [])) {
    const id = item?.id ?? item?.employeeId;
    if (id) {
      seen(path, id, label(item));
    }
  }
  if (json?.id && at.endsWith(`/${json.id}`)) {
    seen(collection, json.id, label(json));
  }
}

function seen(path, id, what) {
  const known = ids.get(path) ?? ids.set(path, new Map()).get(path);
  known.delete(id);
  known.set(id, what);
}

function label(item) {
  const person = item?.person ?? item ?? {};
  const name = item?.name ?? item?.title ?? [person.firstName, person.lastName].filter(Boolean).join(" ");
  return String(name || item?.employeeNumber || item?.state || item?.status || "");
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
