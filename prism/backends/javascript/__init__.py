"""The JavaScript backend. `design-docs/backend-javascript.md` tells how it works."""

from prism.backends.javascript.backend import JavaScriptBackend

BACKEND = JavaScriptBackend()
