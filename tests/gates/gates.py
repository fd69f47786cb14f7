"""The gates: what must hold for every page of every edition before it may be published."""

from __future__ import annotations

from tests.gates.ages import undated_pages
from tests.gates.chromium import against_the_policy, inaccessible
from tests.gates.heads import incomplete_heads
from tests.gates.html import INSTALL, invalid_html
from tests.gates.links import broken_links, double_ids
from tests.gates.privacy import foreign_requests, inline_code, sensitive_words, stored_traces
from tests.gates.published import lost_addresses
from tests.gates.site import Gate
from tests.gates.weight import too_heavy
from tests.gates.words import wrong_words

GATES: dict[str, Gate] = {
    gate.id: gate
    for gate in (
        Gate(
            "html",
            "Every page is valid HTML (Nu checker of the W3C)",
            f"Mend the template or text that makes this line. The checker comes with: {INSTALL}",
            invalid_html,
        ),
        Gate(
            "links",
            "Every link inside the site leads to a page, and to the part it names",
            "Mend the link in the text or template. Texts link by id: [text](topic:umc#gap).",
            broken_links,
        ),
        Gate(
            "ids",
            "No id stands twice on a page, and every label names one",
            "Give one of the two headings another id: ## Heading {#other}.",
            double_ids,
        ),
        Gate(
            "heads",
            "Every page has a language, a title, a description, its own address and its twin",
            "Look at the front matter of the page, or at templates/base.html.",
            incomplete_heads,
        ),
        Gate(
            "addresses",
            "Every address that was ever published still answers",
            "Run make build addresses; write old -> new in content/published-addresses.txt.",
            lost_addresses,
        ),
        Gate(
            "days",
            "Every page says of which day the site is",
            "The foot stands in templates/components/age.html.",
            undated_pages,
        ),
        Gate(
            "others",
            "No page asks anything of another server, and no link tells where a reader came from",
            "Take the reference out; a link outside needs rel=noreferrer.",
            foreign_requests,
        ),
        Gate(
            "inline",
            "No page holds a script or a style, so the strictest policy can be sent with it",
            "Move it to a file in site/guide/static/.",
            inline_code,
        ),
        Gate(
            "traces",
            "No script stores, sends or writes in the history",
            "Answers live in memory only: design, section 8.",
            stored_traces,
        ),
        Gate(
            "calm",
            "No address, tab or file name tells a bystander what a page is about",
            "Choose another word for slug or tab; the words stand in content/data/sensitive.toml.",
            sensitive_words,
        ),
        Gate(
            "bytes",
            "No page is heavier than its type may be",
            "Take something off the page, or argue for another number in bench/budgets.toml.",
            too_heavy,
        ),
        Gate(
            "axe",
            "Every page is accessible, as far as axe can see (WCAG 2.2 AA and best practice)",
            "Look the rule up at dequeuniversity.com; mend the template or the text.",
            inaccessible,
        ),
        Gate(
            "policy",
            "No page breaks the policy of the shipped nginx, asks elsewhere, or is logged",
            "The policy stands in hosting/; what breaks it stands in a template or a script.",
            against_the_policy,
        ),
        Gate(
            "words",
            "Spelling, pairs, sources and sentences are right (make check)",
            "Run make check: it names file, line and remedy.",
            wrong_words,
        ),
    )
}
IN_CHROMIUM = {"axe": "drawn", "policy": "asked"}
"""Gates that open pages in a browser, and what of a ``Site`` they open: they take minutes."""
ONCE = frozenset({"words"})
"""Gates about the content that all editions share: asked once."""
