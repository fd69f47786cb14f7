"""The live preview for editors: every page made when it is asked for, anew after each change.

``make preview`` starts Flask's own server; it starts again when a text, a table, a template or the
code changes. A page in the browser notices that and loads itself again. Nothing of this stands in
the application that is frozen: the script is added here, to answers of this server alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread

from flask import Flask, Response

from guide.app import create_app
from guide.content import ContentError
from guide.press import inputs
from guide.settings import ROOT, Settings
from guide.wanted import every_problem
from routing import ProfileError
from routing.editions import named

EVENTS = "/_preview/"
"""Where a page hears that the server has started again."""
SCRIPT = f"""<script>
(() => {{
  let born = null;
  const source = new EventSource("{EVENTS}");
  source.onmessage = (said) => {{
    if (born !== null && born !== said.data) location.reload();
    born = said.data;
  }};
}})();
</script>
</body>"""
_BORN = str(time.time_ns())
_AGAIN = 3
"""The exit status that asks the reloader of Werkzeug for a new start."""


def preview_app(profile: str = "national") -> Flask:
    """Return the application with links from the root, and pages that load themselves again."""
    edition = named(profile)
    settings = Settings.of(dict(edition.raw), relative=False, draft=True)
    for problem in every_problem(settings):
        sys.stderr.write(f"{problem}\n")
    app = create_app(edition, settings=settings)
    app.jinja_env.auto_reload = True
    app.add_url_rule(EVENTS, "preview", _events)
    app.after_request(_with_script)
    return app


def _events() -> Response:
    """Say when this server was born; the connection breaks, and comes back, when it restarts."""

    def told() -> Iterator[str]:
        while True:
            yield f"retry: 500\ndata: {_BORN}\n\n"
            time.sleep(5)

    return Response(told(), mimetype="text/event-stream", headers={"Cache-Control": "no-store"})


def _with_script(response: Response) -> Response:
    if response.mimetype == "text/html":
        html = response.get_data(as_text=True)
        response.set_data(html.replace("</body>", SCRIPT, 1))
    return response


def watched() -> list[str]:
    """Return every file whose change starts the server again."""
    return sorted(str(ROOT / name) for name in inputs.stamps(ROOT))


def _restart_when_files_come_or_go(known: set[str]) -> None:
    """Start again for a new page or one that is gone: the reloader of Werkzeug looks at neither."""
    while set(watched()) == known:
        time.sleep(1)
    os._exit(_AGAIN)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the preview until it is stopped."""
    parser = argparse.ArgumentParser(prog="python -m guide.preview", description=__doc__)
    parser.add_argument("--profile", default="national", help="national, or a profile (TOML)")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    own = [] if options.profile == "national" else [str(Path(options.profile).absolute())]
    app = Flask("preview")  # the first process only waits for changes
    if os.environ.get("WERKZEUG_RUN_MAIN"):
        app = _served(options.profile)
        known = set(watched())
        Thread(target=_restart_when_files_come_or_go, args=(known,), daemon=True).start()
    app.run(port=options.port, threaded=True, use_reloader=True, extra_files=[*watched(), *own])
    return 0


def _served(profile: str) -> Flask:
    """Return the preview, or what is wrong on every page until it is mended."""
    try:
        return preview_app(profile)
    except (ContentError, ProfileError) as error:
        sys.stderr.write(f"{error}\nMend this; the preview starts again by itself.\n")
        return _only(str(error))


def _only(message: str) -> Flask:
    """Return an application that shows what is wrong on every page."""
    app = Flask("preview", static_folder=None)
    app.add_url_rule(EVENTS, "preview", _events)

    def wrong(path: str = "") -> Response:
        return Response(message, 500, mimetype="text/plain")

    app.add_url_rule("/", "start", wrong)
    app.add_url_rule("/<path:path>", "wrong", wrong)
    return app


if __name__ == "__main__":
    sys.exit(main())
