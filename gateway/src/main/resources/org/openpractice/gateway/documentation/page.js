"use strict";

// The session cookie of this page travels with every call, so nothing needs to be pasted to try one out.
window.ui = SwaggerUIBundle({
  url: "/docs/openapi.json",
  domNode: document.getElementById("api"),
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  tagsSorter: "alpha",
  validatorUrl: null,
});
