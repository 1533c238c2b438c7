"""`argmap serve`: the pictures of maps on pages that follow their files; see docs/serve.md.

`app` answers requests, behind `security`; `shelf` knows which maps there are; `watch` tells what was saved; `desk` has
`worker`, a process of its own, draw and check; `live` is what is known of each map; `editor` opens a place.
"""
