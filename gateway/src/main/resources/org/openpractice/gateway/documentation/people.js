// Who acts: the person of this page's session, or a second one who signed in beside them. The second person's token is
// kept in this page's memory alone and ends with it.

const byId = (id) => document.getElementById(id);

let second = null;

/** The headers that say who acts, and their name. A session needs none: its cookie travels by itself. */
export function acting() {
  return second && byId("second").querySelector("input").checked
    ? { name: second.name, headers: { Authorization: `Bearer ${second.token}` } }
    : { name: byId("who").textContent, headers: {} };
}

/** Puts the buttons to work. */
export function start() {
  const dialog = byId("second-login");
  let asked = 0;
  byId("second-sign-in").addEventListener("click", () => signIn(++asked, () => asked));
  byId("second-copy").addEventListener("click", () => navigator.clipboard?.writeText(byId("second-link").href));
  byId("second-cancel").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => asked++);
}

async function signIn(turn, latest) {
  const state = byId("second-state");
  byId("second-link").removeAttribute("href");
  byId("second-link").textContent = "";
  byId("second-code").textContent = "";
  state.textContent = "Asking the identity provider…";
  byId("second-login").showModal();
  const begun = await post("/second-person");
  if (turn !== latest()) {
    return;
  }
  if (!begun.device_code) {
    state.textContent = `The identity provider refuses: ${begun.detail ?? begun.error ?? "no reason given"}`;
    return;
  }
  byId("second-link").href = begun.verification_uri_complete;
  byId("second-link").textContent = begun.verification_uri_complete;
  byId("second-code").textContent = begun.user_code;
  state.textContent = "Waiting for them to log in…";
  let pause = begun.interval ?? 5;
  const deadline = Date.now() + begun.expires_in * 1000;
  while (Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, pause * 1000));
    if (turn !== latest()) {
      return;
    }
    const answer = await post("/second-person/token", begun.device_code);
    if (turn !== latest()) {
      return;
    }
    if (answer.access_token) {
      welcome(answer);
      return;
    }
    if (answer.error === "slow_down") {
      pause += 5;
    } else if (answer.error !== "authorization_pending") {
      state.textContent = `They did not sign in: ${answer.detail ?? answer.error}`;
      return;
    }
  }
  state.textContent = "The link has expired; ask for another.";
}

function welcome(answer) {
  const claims = JSON.parse(decoded(answer.access_token.split(".")[1]));
  const name = claims.name ?? claims.preferred_username;
  second = { name, token: answer.access_token };
  byId("second-who").textContent = name;
  byId("second").hidden = false;
  byId("second").querySelector("input").checked = true;
  byId("second-sign-in").textContent = "Sign in another second person";
  byId("second-login").close();
  document.dispatchEvent(new Event("acting"));
  // Their token is no longer any good; who acts is then the first person again, visibly.
  setTimeout(() => leave(answer.access_token), Math.max(0, claims.exp * 1000 - Date.now()));
}

function leave(token) {
  if (second?.token === token) {
    second = null;
    byId("second").hidden = true;
    document.querySelector("input[name=person][value=first]").checked = true;
    document.dispatchEvent(new Event("acting"));
  }
}

function decoded(part) {
  const bytes = Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

async function post(path, body) {
  try {
    const answer = await fetch(path, { method: "POST", body });
    return await answer.json();
  } catch {
    return { error: "the gateway did not answer" };
  }
}
