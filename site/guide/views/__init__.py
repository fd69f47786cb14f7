"""Every page of the site by its path, and the few addresses beside them."""

from __future__ import annotations

from functools import cache

from flask import Flask, Response, abort, request

from guide import assets, browser_data, delivered, downloads, paths, status
from guide.edition import Edition
from guide.locale import PREFIX
from guide.views import extra
from guide.views.sitemap import Make, site_map

__all__ = ["register", "site_map"]


def register(app: Flask, edition: Edition) -> None:
    """Add every address to the application."""

    @cache
    def pages() -> dict[str, Make]:
        return site_map(edition)

    def page(**_: str) -> str:
        make = pages().get(request.path)
        return _linked(make(), edition) if make else abort(404)

    def asset(name: str) -> Response:
        data = edition.assets.files.get(name) or browser_data.files(app).get(name)
        return Response(data, mimetype=assets.mimetype(name)) if data else abort(404)

    def download(name: str) -> Response:
        data = downloads.files(edition).get(name)
        return Response(data, mimetype=assets.mimetype(name)) if data else abort(404)

    def delivery(folder: str, name: str) -> Response:
        data = delivered.files(edition).get(f"{folder}/{name}")
        return Response(data, mimetype=assets.mimetype(name)) if data else abort(404)

    def state() -> Response:
        return Response(status.as_bytes(edition), mimetype="application/json")

    def addresses() -> Response:
        return Response(extra.addresses(edition, pages()), mimetype="application/xml")

    app.add_url_rule(paths.CHOICE, "choice", page)
    app.add_url_rule(paths.NOT_FOUND, "not_found", page)
    app.add_url_rule(f"{PREFIX}/", "home", page)
    app.add_url_rule(f"{PREFIX}/<path:rest>/", "page", page)
    app.add_url_rule(f"{paths.ASSETS}<path:name>", "asset", asset)
    app.add_url_rule(f"{paths.DOWNLOADS}<name>", "download", download)
    for folder in delivered.FOLDERS:
        rule, given = f"/{folder}/<path:name>", {"folder": folder}
        app.add_url_rule(rule, "delivery", delivery, defaults=given)
    app.add_url_rule(paths.SITEMAP, "addresses", addresses)
    app.add_url_rule(f"/{status.NAME}", "status", state)


def _linked(html: str, edition: Edition) -> str:
    """Make the links of a finished page work wherever the site is put."""
    if not edition.settings.relative:
        return html
    if request.path == paths.NOT_FOUND:
        return paths.make_absolute(html, edition.settings.base_url)
    return paths.make_relative(html, request.path)
