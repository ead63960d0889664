// The OpenAPI document of all services, as the page asks of it.

const METHODS = ["get", "post", "put", "patch", "delete"];
const DEEPEST = 8;

/** The header that makes a repetition harmless. */
export const KEY = "Idempotency-Key";

/** Fetches the document. */
export async function load() {
  const answer = await fetch("/docs/openapi.json", { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(answer.status === 401 ? "The session has ended; open the page again." : `It answered ${answer.status}.`);
  }
  return new Api(await answer.json());
}

export class Api {
  constructor(document) {
    this.document = document;
    this.notAnswering = document["x-services-not-answering"] ?? [];
    this.operations = [];
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      for (const method of METHODS) {
        if (item[method]) {
          this.operations.push(this.#operation(path, method, item));
        }
      }
    }
    this.byId = new Map(this.operations.map((operation) => [operation.id, operation]));
  }

  #operation(path, method, item) {
    const stated = item[method];
    const service = path.split("/")[2];
    const tag = stated.tags?.[0] ?? service;
    const feature = tag.startsWith(`${service}: `) ? tag.slice(service.length + 2) : tag;
    const operation = {
      id: stated.operationId ?? `${method} ${path}`,
      service,
      feature,
      method: method.toUpperCase(),
      path,
      summary: stated.summary ?? "",
      description: stated.description ?? "",
      roles: stated["x-roles"] ?? [],
      parameters: [...(item.parameters ?? []), ...(stated.parameters ?? [])].map((each) => this.resolved(each)),
      body: stated.requestBody ? this.resolved(stated.requestBody) : null,
      responses: Object.entries(stated.responses ?? {}).map(([status, response]) => [status, this.resolved(response)]),
    };
    operation.words = [path, operation.method, service, feature, operation.summary, operation.description, operation.id]
      .join(" ")
      .toLowerCase();
    return operation;
  }

  /** The operations whose path, summary or other words hold every word that is asked for. */
  find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return this.operations.filter((operation) => words.every((word) => operation.words.includes(word)));
  }

  /** Service by service, feature by feature, in the order of their names. */
  grouped(operations) {
    const services = new Map();
    for (const operation of operations) {
      const features = services.get(operation.service) ?? services.set(operation.service, new Map()).get(operation.service);
      features.set(operation.feature, [...(features.get(operation.feature) ?? []), operation]);
    }
    const sorted = (map) => [...map.entries()].sort(([one], [other]) => one.localeCompare(other));
    return sorted(services).map(([service, features]) => [service, sorted(features)]);
  }

  /** The read operation of a concrete path, such as that of the record that a step changes. */
  readOf(path) {
    return this.operations.find(
      (operation) => operation.method === "GET" && new RegExp(`^${pattern(operation.path)}$`).test(path),
    );
  }

  resolved(value) {
    let found = value;
    for (let hops = 0; found?.$ref && hops < DEEPEST; hops++) {
      found = found.$ref
        .slice(2)
        .split("/")
        .reduce((place, name) => place?.[name], this.document);
    }
    return found ?? {};
  }

  /** What to send: the example that is stated, else one made of the schema's required fields. */
  example(content) {
    if (content.example !== undefined) {
      return content.example;
    }
    const named = Object.values(content.examples ?? {})[0];
    return named ? this.resolved(named).value : this.#made(content.schema, 0);
  }

  #made(stated, depth) {
    const schema = this.resolved(stated);
    if (schema.example !== undefined) {
      return schema.example;
    }
    const given = schema.const ?? schema.examples?.[0] ?? schema.default ?? schema.enum?.[0];
    if (given !== undefined) {
      return given;
    }
    if (depth > DEEPEST) {
      return null;
    }
    const parts = schema.allOf ?? schema.oneOf?.slice(0, 1) ?? schema.anyOf?.slice(0, 1);
    if (parts) {
      const made = parts.map((part) => this.#made(part, depth + 1));
      return made.length === 1 ? made[0] : Object.assign({}, ...made);
    }
    const type = [].concat(schema.type ?? (schema.properties ? "object" : "string")).find((each) => each !== "null");
    switch (type) {
      case "object": {
        const names = schema.required?.length ? schema.required : Object.keys(schema.properties ?? {});
        return Object.fromEntries(names.map((name) => [name, this.#made(schema.properties?.[name] ?? {}, depth + 1)]));
      }
      case "array":
        return [this.#made(schema.items ?? {}, depth + 1)];
      case "boolean":
        return false;
      case "integer":
      case "number":
        return schema.minimum ?? 1;
      default:
        return text(schema.format);
    }
  }

  /** The fields of a schema, one line each, in the order of the document. */
  fields(stated, name = "", depth = 0) {
    const schema = this.resolved(stated);
    if (depth > 3) {
      return [];
    }
    if (schema.items) {
      return this.fields(schema.items, `${name}[]`, depth);
    }
    return [schema, ...(schema.allOf ?? []).map((part) => this.resolved(part))].flatMap((part) =>
      Object.entries(part.properties ?? {}).flatMap(([field, of]) => {
        const property = this.resolved(of);
        const path = name ? `${name}.${field}` : field;
        return [
          { path, required: (part.required ?? []).includes(field), type: typeOf(property), description: of.description ?? property.description ?? "" },
          ...this.fields(property, path, depth + 1),
        ];
      }),
    );
  }
}

/** Type and limits of a value in words. */
export function typeOf(schema) {
  const type = [].concat(schema.type ?? (schema.properties ? "object" : "")).filter((each) => each && each !== "null").join(" or ");
  const limits = [
    schema.format,
    schema.enum && `one of ${schema.enum.join(", ")}`,
    schema.pattern && `like ${schema.pattern}`,
    schema.minimum !== undefined && `from ${schema.minimum}`,
    schema.maximum !== undefined && `up to ${schema.maximum}`,
    schema.maxLength && `at most ${schema.maxLength} characters`,
  ];
  return [type, ...limits].filter(Boolean).join(", ");
}

function pattern(path) {
  return path
    .split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^/]+");
}

function text(format) {
  switch (format) {
    case "date":
      return new Date().toISOString().slice(0, 10);
    case "date-time":
      return new Date().toISOString();
    case "uuid":
      return "00000000-0000-0000-0000-000000000000";
    default:
      return "text";
  }
}
