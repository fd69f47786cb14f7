"""Builders to compare with: how each gets the pages, and the commands that build them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.synthetic import Page, layout
from guide.settings import ROOT

TOOLS = ROOT / ".cache" / "bench"
BIN = TOOLS / "venv" / "bin"
LEKTOR = TOOLS / "lektor" / "bin"
"""Apart: it wants an older Werkzeug than Flask does."""
ELEVENTY = TOOLS / "node" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
Command = Sequence[str | Path]


@dataclass(frozen=True)
class Peer:
    """One builder: how its project is written, and what is typed to build it."""

    name: str
    write: Callable[[Path, list[Page]], None]
    command: Command
    one: Command = ()
    """What is typed after one page changed, where that is something else."""
    source: Callable[[Page], str] = lambda page: f"content/{page.lang}/{page.slug}.md"
    version: Command = ()
    env: Mapping[str, str] = field(default_factory=dict)
    forget: Sequence[str] = ()
    """Folders without which every page is made anew from Markdown that is kept."""
    most: int = 1_000_000
    """Pages above which it is left out, and ``why``."""
    why: str = ""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _yaml(page: Page, **more: str) -> str:
    rows = {"title": f'"{page.title}"', **more}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in rows.items()) + "---\n"


def _hugo(root: Path, pages: list[Page]) -> None:
    _write(
        root / "hugo.toml",
        'baseURL = "https://example.org/"\ndefaultContentLanguage = "nl"\n'
        "defaultContentLanguageInSubdir = true\n"
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "home", '
        '"section"]\n[languages.nl]\ncontentDir = "content/nl"\n'
        '[languages.en]\ncontentDir = "content/en"\n',
    )
    twin = "{{ range .Translations }}{{ .RelPermalink }}{{ end }}"
    for folder in ("layouts/_default", "layouts"):
        html = layout("{{ .Title }}", "{{ .Language.Lang }}", twin, "{{ .Content }}")
        _write(root / folder / "single.html", html)
    for page in pages:
        _write(root / f"content/{page.lang}/{page.slug}.md", _yaml(page) + page.body)


def _eleventy(root: Path, pages: list[Page]) -> None:
    html = layout("{{ title }}", "{{ lang }}", "{{ twin }}", "{{ content | safe }}")
    _write(root / "content/_includes/base.njk", html)
    _write(
        root / "eleventy.config.cjs",
        "module.exports = () => ({dir: {input: 'content', output: 'public'},"
        " markdownTemplateEngine: false});\n",
    )
    for page in pages:
        twin = f"/{page.other}/{page.slug}/"
        head = _yaml(page, layout="base.njk", lang=page.lang, twin=twin)
        _write(root / f"content/{page.lang}/{page.slug}.md", head + page.body)


def _pelican(root: Path, pages: list[Page]) -> None:
    _write(
        root / "pelicanconf.py",
        "PATH = 'content'\nOUTPUT_PATH = 'public'\nPAGE_PATHS = ['nl', 'en']\n"
        "ARTICLE_PATHS = []\nDIRECT_TEMPLATES = []\nTHEME = 'theme'\nTIMEZONE = 'UTC'\n"
        "DEFAULT_LANG = 'nl'\nSITEURL = ''\nFEED_ALL_ATOM = CATEGORY_FEED_ATOM = None\n"
        "TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n"
        "PAGE_URL = PAGE_LANG_URL = '{lang}/{slug}/'\n"
        "PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = '{lang}/{slug}/index.html'\n"
        "CACHE_CONTENT = LOAD_CONTENT_CACHE = True\nCACHE_PATH = 'kept'\n"
        "MARKDOWN = {'extension_configs': {'markdown.extensions.tables': {}}}\n",
    )
    twin = "{% for other in page.translations %}/{{ other.url }}{% endfor %}"
    html = layout("{{ page.title }}", "{{ page.lang }}", twin, "{{ page.content }}")
    _write(root / "theme/templates/page.html", html)
    (root / "theme/static").mkdir()
    for page in pages:
        head = f"Title: {page.title}\nSlug: {page.slug}\nLang: {page.lang}\n\n"
        _write(root / f"content/{page.lang}/{page.slug}.md", head + page.body)


def _mkdocs(root: Path, pages: list[Page]) -> None:
    _write(
        root / "mkdocs.yml",
        "site_name: bench\ndocs_dir: content\nsite_dir: public\nplugins: []\n"
        "theme:\n  name: null\n  custom_dir: theme\nmarkdown_extensions: [tables]\n",
    )
    html = layout(
        "{{ page.title }}", "{{ page.meta.lang }}", "{{ page.meta.twin }}", "{{ page.content }}"
    )
    _write(root / "theme/main.html", html)
    for page in pages:
        head = _yaml(page, lang=page.lang, twin=f"/{page.other}/{page.slug}/")
        _write(root / f"content/{page.lang}/{page.slug}.md", head + page.body)


def _zensical(root: Path, pages: list[Page]) -> None:
    _mkdocs(root, pages)
    _write(root / "mkdocs.yml", "site_name: bench\ndocs_dir: content\nsite_dir: public\n")


def _lektor(root: Path, pages: list[Page]) -> None:
    _write(
        root / "bench.lektorproject",
        "[project]\nname = bench\n[alternatives.nl]\nname = nl\nprimary = yes\nurl_prefix = /nl/\n"
        "[alternatives.en]\nname = en\nurl_prefix = /en/\n",
    )
    _write(
        root / "models/page.ini",
        "[model]\nname = Page\n[fields.title]\ntype = string\n[fields.body]\ntype = markdown\n",
    )
    twin = "{{ this|url(alt='en' if this.alt == 'nl' else 'nl') }}"
    _write(
        root / "templates/page.html",
        layout("{{ this.title }}", "{{ this.alt }}", twin, "{{ this.body }}"),
    )
    _write(root / "content/contents.lr", "_model: page\n---\ntitle: bench\n")
    for page in pages:
        text = f"_model: page\n---\ntitle: {page.title}\n---\nbody:\n\n{page.body}"
        _write(root / f"content/{page.slug}/contents+{page.lang}.lr", text)


def _nikola(root: Path, pages: list[Page]) -> None:
    _write(
        root / "conf.py",
        "BLOG_AUTHOR = BLOG_TITLE = BLOG_DESCRIPTION = 'bench'\nBLOG_EMAIL = 'x@example.org'\n"
        "SITE_URL = 'https://example.org/'\nDEFAULT_LANG = 'nl'\n"
        "TRANSLATIONS = {'nl': '', 'en': './en'}\nNAVIGATION_LINKS = {'nl': (), 'en': ()}\n"
        "POSTS = ()\nPAGES = (('pages/*.md', '', 'page.tmpl'),)\nTHEME = 'bench'\n"
        "COMPILERS = {'markdown': ('.md',)}\nMARKDOWN_EXTENSIONS = ['markdown.extensions.tables']\n"
        "OUTPUT_FOLDER = 'public'\nDISABLED_PLUGINS = ['render_sources', 'robots', 'sitemap',"
        " 'classify_archive', 'render_galleries', 'render_listings', 'scale_images', 'gzip',"
        " 'create_bundles', 'copy_assets', 'render_taxonomies', 'post_list_directive']\n",
    )
    _write(
        root / "themes/bench/bench.theme",
        "[Theme]\nengine = jinja\nparent = base-jinja\nauthor = bench\n",
    )
    twin = "{{ post.permalink('en' if lang == 'nl' else 'nl') }}"
    _write(
        root / "themes/bench/templates/page.tmpl",
        layout("{{ post.title(lang) }}", "{{ lang }}", twin, "{{ post.text(lang) }}"),
    )
    for page in pages:
        _write(root / _nikola_source(page), f".. title: {page.title}\n\n{page.body}")


def _nikola_source(page: Page) -> str:
    return f"pages/{page.slug}{'' if page.lang == 'nl' else '.en'}.md"


def _plain(root: Path, pages: list[Page]) -> None:
    html = layout("{{ title }}", "{{ lang }}", "/{{ other }}/{{ slug }}/", "{{ content|safe }}")
    _write(root / "templates/page.html", html)
    _write(root / "freeze.py", (Path(__file__).parent / "plain_flask.txt").read_text("utf-8"))
    for page in pages:
        head = f"Title: {page.title}\n\n"
        _write(root / f"content/{page.lang}/{page.slug}.md", head + page.body)


def _ours(root: Path, pages: list[Page]) -> None:
    from bench.ours import write

    write(root, pages)


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(ROOT)])}


OURS: Command = (ROOT / ".venv/bin/python", "-m", "bench.ours", ".", "public")
PEERS: tuple[Peer, ...] = (
    Peer(
        "bijwie",
        _ours,
        OURS,
        source=lambda page: f"content/{page.lang}/topics/p{page.number}.md",
        env=_environment(),
        forget=("public", ".cache/builds"),
    ),
    Peer("Hugo", _hugo, (BIN / "hugo", "build", "--quiet"), version=(BIN / "hugo", "version")),
    Peer(
        "Eleventy",
        _eleventy,
        ("node", ELEVENTY, "--config=eleventy.config.cjs", "--quiet"),
        version=("node", ELEVENTY, "--version"),
    ),
    Peer("Pelican", _pelican, (BIN / "pelican", "-q"), version=(BIN / "pelican", "--version")),
    Peer(
        "MkDocs",
        _mkdocs,
        (BIN / "mkdocs", "build", "-q"),
        (BIN / "mkdocs", "build", "-q", "--dirty"),
        version=(BIN / "mkdocs", "--version"),
    ),
    Peer(
        "Flask + Frozen-Flask, plain",
        _plain,
        (BIN / "python", "freeze.py"),
        version=(BIN / "python", "-c", "import flask_frozen; print(flask_frozen.__name__)"),
    ),
    Peer(
        "Lektor",
        _lektor,
        (LEKTOR / "lektor", "build", "-O", "public"),
        source=lambda page: f"content/{page.slug}/contents+{page.lang}.lr",
        version=(LEKTOR / "lektor", "--version"),
    ),
    Peer("Nikola", _nikola, (BIN / "nikola", "build"), source=_nikola_source),
    Peer(
        "Zensical",
        _zensical,
        (BIN / "zensical", "build"),
        version=(BIN / "zensical", "--version"),
        most=1000,
        why="it held 20 GB of the machine's 24 after two and a half minutes",
    ),
)


def missing(peer: Peer) -> bool:
    """Tell whether the program of a peer is not installed."""
    return not all(Path(part).exists() for part in peer.command if isinstance(part, Path))


def installed() -> str:
    """Return the versions of everything that was compared, as JSON that pip and npm wrote."""
    found: dict[str, str] = {}
    for row in sorted(TOOLS.glob("*/lib/python*/site-packages/*.dist-info")):
        if "lektor" in row.parts and not row.name.lower().startswith("lektor-"):
            continue  # its own copies of what others use too
        name, _, version = row.name.removesuffix(".dist-info").partition("-")
        if name.lower() in WANTED:
            found[name] = version
    eleventy = ELEVENTY.parent / "package.json"
    if eleventy.is_file():
        found["eleventy"] = json.loads(eleventy.read_text("utf-8"))["version"]
    return ", ".join(f"{name} {version}" for name, version in sorted(found.items()))


WANTED = {
    *("hugo", "pelican", "mkdocs", "lektor", "nikola", "zensical"),
    *("flask", "frozen_flask", "markdown", "jinja2"),
}
