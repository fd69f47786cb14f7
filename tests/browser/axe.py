"""axe-core in a page: every rule of WCAG 2.2 A and AA, and the best practices."""

from __future__ import annotations

from functools import cache

import pytest
from playwright.sync_api import Page

from guide.settings import ROOT

VERSION = "4.14.1"
FILE = ROOT / f".cache/axe-core-{VERSION}/axe.min.js"
MISSING = f"axe-core {VERSION} is missing. scripts/install-axe fetches it."
OPTIONS = """{
  resultTypes: ["violations"], elementRef: false,
  rules: { "target-size": { enabled: true } },
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}"""
SAID = """(found) => found.violations.map((rule) =>
  `${rule.id} (${rule.nodes.length}): ${rule.nodes[0].html.slice(0, 160)}`)"""


@cache
def script() -> str:
    if not FILE.is_file():
        pytest.fail(MISSING)
    return FILE.read_text(encoding="utf-8")


def load(page: Page) -> None:
    """Put axe in the page, if it is not there."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(script())


def violations(page: Page) -> list[str]:
    """Return what is wrong on the page, a line for each rule that is broken."""
    load(page)
    found: list[str] = page.evaluate(f"axe.run(document, {OPTIONS}).then({SAID})")
    return found


def violations_of(page: Page, files: list[str]) -> dict[str, list[str]]:
    """Check many written pages in one tab: each is put in the place of the one before it.

    That is several times faster than opening each. The scripts of those pages do not run here.
    """
    load(page)
    found: dict[str, list[str]] = page.evaluate(
        f"""async (files) => {{
        const wrong = {{}};
        const sheets = new Map();
        for (const old of document.querySelectorAll("link[rel=stylesheet]")) old.remove();
        async function dress(addresses) {{
          for (const [address, link] of sheets) link.sheet.disabled = !addresses.includes(address);
          for (const address of addresses.filter((address) => !sheets.has(address))) {{
            const link = document.createElement("link");
            [link.rel, link.href] = ["stylesheet", address];
            const loaded = new Promise((done, fail) => {{
              link.onload = done;
              link.onerror = () => fail(new Error(`${{address}} is not there`));
            }});
            document.head.append(link);
            sheets.set(address, link);
            await loaded;
          }}
        }}
        for (const file of files) {{
          const answer = await fetch("/" + file);
          if (!answer.ok) throw new Error(`${{file}}: ${{answer.status}}`);
          const text = await answer.text();
          const next = new DOMParser().parseFromString(text, "text/html");
          document.documentElement.lang = next.documentElement.lang;
          document.title = next.title;
          const links = [...next.querySelectorAll("link[rel=stylesheet]")];
          await dress(links.map((link) => new URL(link.getAttribute("href"), answer.url).href));
          document.body.replaceWith(document.adoptNode(next.body));
          const lines = ({SAID})(await axe.run(document, {OPTIONS}));
          if (lines.length) wrong[file] = lines;
        }}
        return wrong }}""",
        files,
    )
    return found
