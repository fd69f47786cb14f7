"""Every page of an edition in real Chromium: what axe sees, and what the server's policy forbids.

The policy is that of the nginx configuration that comes with the edition, sent by Debian's nginx.
Of pages that are the same to a browser one is opened (``alike.py``); that nginx answers with the
same policy is asked for every one.
"""

from __future__ import annotations

import asyncio
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Page, Request, async_playwright
from playwright.sync_api import ViewportSize, sync_playwright

from guide import hosting
from guide.app import create_app
from guide.edition import Edition
from guide.settings import Settings
from routing.editions import named
from tests.browser.axe import violations_of
from tests.browser.serving import serving as plainly
from tests.editions import DAY, NATIONAL
from tests.gates.site import Fault, Site
from tests.institutions.serving import CHROMIUM, Served, serving

TABS = 4
POLICY = "Content-Security-Policy"
PHONE = ViewportSize(width=360, height=800)
WATCH = """addEventListener("securitypolicyviolation", (event) =>
  console.error("CSP violation: " + event.violatedDirective + " " + event.blockedURI));"""


def inaccessible(site: Site) -> Iterator[Fault]:
    """Yield what axe finds against WCAG 2.2 AA and best practice, on every page."""
    below = site.folder.lstrip("/")
    files = sorted(below + page.name for page in site.drawn)
    with ExitStack() as stack:
        root = stack.enter_context(_below(site.root, below)) if below else site.root
        port = stack.enter_context(plainly(root))
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport=PHONE)
        page.goto(f"http://127.0.0.1:{port}/{below}")
        found = violations_of(page, files)
        browser.close()
    yield from (Fault(file, line) for file, lines in found.items() for line in lines)


@contextmanager
def _below(site: Path, folder: str) -> Iterator[Path]:
    """Give a folder in which a site stands where its server has it: below ``bijwie/``."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / folder
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(site, target_is_directory=True)
        yield Path(name)


def against_the_policy(site: Site) -> Iterator[Fault]:
    """Yield every breach of the content policy, request elsewhere, and address in a log."""
    edition = _edition(site.name)
    base = edition.settings.base_url
    opened = [base + page.path.lstrip("/") for page in site.asked]
    paths = {urlsplit(base).path + page.path.lstrip("/") for page in site.sample}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        written = hosting.files(edition, site.root, folder)
        (folder / "security.txt").write_text(written["security.txt"], encoding="utf-8")
        with serving(written["nginx.conf"], site.root, base, folder) as served:
            yield from asyncio.run(_crawl(served, opened))
            yield from _without_policy(served, sorted(paths))
            for log in served.logs:
                text = log.read_text(encoding="utf-8")
                yield from (
                    Fault(log.name, f"holds {path}")
                    for path in paths - {urlsplit(base).path}
                    if path in text
                )


def _without_policy(served: Served, paths: list[str]) -> Iterator[Fault]:
    """Ask nginx for every page, and yield those that come without the policy of the front page."""
    trusting = ssl._create_unverified_context()  # our own certificate, on this machine
    server = HTTPSConnection("127.0.0.1", served.port, context=trusting, timeout=30)
    policy = ""
    for path in paths:
        server.request("GET", path, headers={"Host": urlsplit(served.base).netloc})
        answer = server.getresponse()
        answer.read()
        sent = answer.getheader(POLICY, "")
        policy = policy or sent
        if answer.status != 200 or not sent or sent != policy:
            yield Fault(path, f"answers {answer.status} with the policy '{sent}'")
    server.close()


def _edition(name: str) -> Edition:
    profile = named(name if name == NATIONAL else f"institutions/{name}.toml")
    edition: Edition = create_app(
        profile, settings=Settings.of(dict(profile.raw), today=DAY, draft=True)
    ).extensions["edition"]
    return edition


async def _crawl(served: Served, addresses: list[str]) -> list[Fault]:
    """Open every address, a few at a time, and return what went wrong."""
    waiting, wrong = list(reversed(addresses)), list[Fault]()
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=served.arguments)
        context = await browser.new_context(ignore_https_errors=True)
        await context.add_init_script(WATCH)
        tabs = [_tab(await context.new_page(), served.base, waiting, wrong) for _ in range(TABS)]
        await asyncio.gather(*tabs)
        await browser.close()
    return wrong


async def _tab(page: Page, base: str, waiting: list[str], wrong: list[Fault]) -> None:
    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(Fault(page.url, message.text))

    def request(asked: Request) -> None:
        if not asked.url.startswith((base, "data:")):
            wrong.append(Fault(page.url, f"asks {asked.url}"))

    page.on("console", console)
    page.on("request", request)
    while waiting:
        address = waiting.pop()
        answer = await page.goto(address, wait_until="load")
        if not answer or answer.status != 200:
            wrong.append(Fault(address, f"answers {answer and answer.status}"))
