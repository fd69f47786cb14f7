"""The configurations of web servers: what they allow follows the profile, and nothing gets in."""

from __future__ import annotations

import copy
import re
from datetime import date
from pathlib import Path

import pytest

from guide.edition import Edition
from guide.embed import MOST_BYTES, host_script, snippets
from guide.hosting import FILES, content_policy, files, headers
from guide.squeeze import smaller
from tests.editions import ROOT
from tests.institutions.conftest import MakeApp
from tests.institutions.making import SMALLEST, examples

ALLOWED = ("https://www.school.example", "https://mijn.school.example:8443")


@pytest.fixture(scope="module")
def edition(make_app: MakeApp) -> Edition:
    raw = copy.deepcopy(SMALLEST)
    raw |= {"base_url": "https://www.school.example/bijwie/", "embed": {"allow": list(ALLOWED)}}
    made: Edition = make_app(raw).extensions["edition"]
    return made


def test_only_the_allowed_may_frame() -> None:
    assert "frame-ancestors 'none'" in content_policy(())
    assert f"frame-ancestors 'self' {' '.join(ALLOWED)};" in content_policy(ALLOWED)
    assert headers(())["page"]["X-Frame-Options"] == "DENY"
    assert headers(ALLOWED)["page"]["X-Frame-Options"] == "SAMEORIGIN"


def test_the_policy_is_strict() -> None:
    policy = content_policy(ALLOWED)
    assert policy.startswith("default-src 'none'; base-uri 'none'")
    assert "unsafe" not in policy and "*" not in policy and "http:" not in policy
    assert re.search(r"form-action 'self'", policy)


def test_every_configuration_is_filled_in(edition: Edition) -> None:
    made = files(edition, Path("/srv/site"), Path("/srv/site-hosting"))
    assert set(made) == set(FILES)
    for name, text in made.items():
        assert not re.search(r"@[A-Z_]+@", text), name
    for name in ("nginx.conf", "apache.conf", "Caddyfile", "_headers"):
        assert content_policy(ALLOWED) in made[name]
        assert "immutable" in made[name] and "no-store" in made[name]
        assert "max-age=63072000" in made[name]
        assert "/bijwie/" in made[name]
        assert "access-control-allow-origin" in made[name].lower()


def test_security_txt_has_what_the_standard_asks(edition: Edition) -> None:
    made = files(edition, Path("/srv/site"), Path("/srv/site-hosting"))["security.txt"]
    fields = dict(line.split(": ", 1) for line in made.splitlines() if not line.startswith("#"))
    assert {"Contact", "Expires", "Canonical", "Preferred-Languages"} <= set(fields)
    assert date(2026, 11, 25) < date.fromisoformat(fields["Expires"][:10]) < date(2027, 11, 26)
    assert fields["Canonical"] == "https://www.school.example/.well-known/security.txt"


def test_nobody_is_written_down(edition: Edition) -> None:
    made = files(edition, Path("/srv/site"), Path("/srv/site-hosting"))
    assert "access_log off" in made["nginx.conf"] and "error_log /dev/null" in made["nginx.conf"]
    assert "env=!bijwie" in made["apache.conf"]
    assert not re.search(r"^\s*log\b", made["Caddyfile"], re.MULTILINE)


def test_both_scripts_stay_under_one_kilobyte() -> None:
    assert len(host_script()) < MOST_BYTES
    frame = (ROOT / "site/guide/static/js/embed-frame.js").read_text(encoding="utf-8")
    assert len(smaller(frame).encode()) < MOST_BYTES


def test_the_snippets_hold_a_plain_link_and_a_name(edition: Edition) -> None:
    made = snippets(edition)
    base = "https://www.school.example/bijwie/"
    assert all(f'<a href="{base}nl/">' in text for text in made.values())
    assert f'src="{base}embed/bij-wie.js"' in made["component"]
    assert 'title="' in made["iframe"]


def test_an_edition_that_nobody_may_frame_has_no_script_for_it(make_app: MakeApp) -> None:
    app = make_app(SMALLEST)
    assert app.test_client().get("/embed/bij-wie.js").status_code == 404
    assert "embed-frame" not in app.test_client().get("/nl/").get_data(as_text=True)


def test_the_examples_allow_what_they_say(make_app: MakeApp) -> None:
    for raw, _ in examples():
        html = make_app(raw).test_client().get("/nl/").get_data(as_text=True)
        allow = " ".join(raw.get("embed", {}).get("allow", []))
        assert (f'data-allow="{allow}"' in html) == bool(allow)
