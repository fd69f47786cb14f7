from pathlib import Path

import pytest

from guide.content import ContentError, address, anchor, load, read
from tests.content.conftest import Site

ROUTE = """+++
id = "route:mentor"
kind = "route"
slug = "mentor"
title = "Mentor"
tab = "Mentor"
description = "Wie een mentor is."
reviewed = 2026-11-25
sources = ["F-A1.1"]
keywords = ["mentor"]
who = "Iemand die je kent."
first_sentence = "Heb je even?"
they_ask = ["Hoe gaat het?", "Wat is er?", "Wat wil je?"]
you_ask = ["Wie hoort dit?", "Schrijf je mee?", "Wat nu?"]
[ledger]
hears = "Je mentor."
decides = "Jij."
written = "Niets."
kept = "Vraag het."
stop = "Ja."
must_act = "Soms."
anonymous = "Nee."
answer = "Snel."
"""
STEPS = "".join(
    f'[[steps]]\nstep = "{step}"\nturn_back = "yes"\ntext = "Je kunt stoppen."\n'
    for step in (
        *("before", "first_contact", "first_talk", "you_decide", "without_you"),
        *("how_long", "how_it_ends", "aftercare", "goes_wrong"),
    )
)


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in read(root)[1]]


def everything(site: Site) -> str:
    return "\n".join(problems(site.root))


def test_a_faultless_site_is_read_whole(site: Site) -> None:
    content = site.load()
    assert {page.id for page in content.pages_of("nl")} == {
        *("topic:talk", "page:glossary", "page:sources", "page:services")
    }
    assert content.tables.figures["unclear"].shown("nl") == "70%"
    assert content.texts["en"]["small.stop.ask"] == "You can stop."


def test_all_problems_are_reported_at_once_with_place_and_remedy(site: Site) -> None:
    site.replace("nl/topics/talk.md", "{limit:committee}", "{limit:comittee}")
    site.replace("en/topics/talk.md", "(page:sources)", "(page:source)")
    site.replace("data/services.toml", "checked = 2026-11-24", 'checked = "gisteren"')
    with pytest.raises(ContentError) as caught:
        site.load()
    text = str(caught.value)
    assert len(caught.value.problems) == 3
    assert "content/nl/topics/talk.md:25: unknown limit 'comittee'. Did you mean" in text
    assert "no page 'page:source' in en. Did you mean 'page:sources'?" in text
    assert "Write a date without quotation marks: 2026-11-25." in text


def test_an_unknown_key_names_the_nearest_known_key(site: Site) -> None:
    site.replace("nl/topics/talk.md", "keywords = ", "keyword = ")
    found = problems(site.root)
    assert any("unknown key 'keyword'. Did you mean 'keywords'?" in line for line in found)
    assert any(":1: 'keywords' is missing" in line for line in found)


def test_a_toml_mistake_has_the_line_of_the_file(site: Site) -> None:
    site.replace("nl/topics/talk.md", 'title = "Iemand', "title = Iemand")
    assert "talk.md:5: this is not valid TOML" in everything(site)


def test_a_page_without_front_matter_is_named(site: Site) -> None:
    site.write("nl/topics/talk.md", "Zomaar tekst.\n")
    assert "talk.md:1: no front matter" in everything(site)


def test_a_page_that_one_language_lacks_is_a_problem(site: Site) -> None:
    site.file("en/topics/talk.md").unlink()
    assert any(
        line.startswith("content/en/topics/talk.md:1: this page is missing; content/nl/topics")
        for line in problems(site.root)
    )


def test_a_text_that_one_language_lacks_is_a_problem(site: Site) -> None:
    site.write("nl/texts/small.toml", '[stop]\nask = "Je kunt stoppen."\nmore = "Echt."\n')
    assert any(
        "'small.stop.more' exists in nl but not in en" in line for line in problems(site.root)
    )


def test_two_pages_of_one_language_cannot_have_the_same_slug(site: Site) -> None:
    site.replace("nl/pages/services.md", 'slug = "buiten"', 'slug = "bronnen"')
    assert any(
        "the slug 'bronnen' (/nl/bronnen/) is taken by" in line for line in problems(site.root)
    )


def test_an_id_must_agree_with_the_name_of_the_file(site: Site) -> None:
    site.replace("nl/topics/talk.md", 'id = "topic:talk"', 'id = "topic:tolk"')
    assert "In this place it is 'topic:talk'." in everything(site)


def test_a_link_to_a_part_that_does_not_exist_is_dead(site: Site) -> None:
    site.replace("nl/topics/talk.md", "(page:sources)", "(topic:talk#afters)")
    assert any(
        "no part '#afters' on topic:talk. Did you mean 'after'?" in p for p in problems(site.root)
    )


def test_an_unknown_kind_of_reference_names_the_nearest(site: Site) -> None:
    site.replace("nl/topics/talk.md", "{law:awb_9_10}", "{laws:awb_9_10}")
    assert any(
        "unknown reference '{laws:…}'. Did you mean 'law'?" in p for p in problems(site.root)
    )


def test_html_in_markdown_is_refused(site: Site) -> None:
    site.body("nl", "Een <b>dik</b> woord.\n")
    assert "HTML is not allowed in Markdown: <b>" in everything(site)


@pytest.mark.parametrize("target", ["javascript:alert(1)", "http://example.org", "talk", "tel:112"])
def test_a_link_that_is_no_page_and_not_safe_leads_nowhere(site: Site, target: str) -> None:
    site.body("nl", f"Kijk [hier]({target}) eens.\n")
    assert f"the link '{target.split('(')[0]}" in everything(site)


def test_a_phone_reference_needs_a_phone_number(site: Site) -> None:
    site.replace("data/services.toml", 'phone = "0900-8844"\n', "")
    site.body("nl", "Bel {phone:police}.\n")
    assert "the service 'police' has no phone number" in everything(site)


def test_a_route_reads_its_ledger_and_steps(site: Site) -> None:
    for lang in ("nl", "en"):
        site.write(f"{lang}/routes/mentor.md", ROUTE + STEPS + "+++\n\nTekst.\n")
    page = site.load().page("route:mentor", "nl")
    assert page.ledger["stop"] == "Ja."
    assert [step.step for step in page.steps][:2] == ["before", "first_contact"]
    assert page.line("steps.1.text") == page.line("steps.0.text") + 4
    assert address(page) == "/nl/bij-wie/mentor/"


def test_a_route_with_an_empty_ledger_or_a_missing_step_is_refused(site: Site) -> None:
    broken = ROUTE.replace('stop = "Ja."', 'stop = ""') + STEPS.replace("aftercare", "how_long")
    site.write("nl/routes/mentor.md", broken + "+++\n\nTekst.\n")
    found = "\n".join(problems(site.root))
    assert "'ledger.stop' is empty. Write what belongs here." in found
    assert "Write all nine, so: before, first_contact" in found


def test_addresses_stand_in_the_language_of_the_page(site: Site) -> None:
    content = site.load()
    assert address(content.page("topic:talk", "nl")) == "/nl/uitleg/steunpunt/"
    assert address(content.page("topic:talk", "en")) == "/en/topics/support-point/"
    assert address(content.page("page:sources", "en")) == "/en/sources/"
    assert anchor("F-C7.1") == "f-c7-1"


def test_large_and_broken_numbers_are_written_as_each_language_does(site: Site) -> None:
    site.replace("data/figures.toml", "value = 70", "value = 2388.5")
    site.replace("data/figures.toml", 'unit = "%"', 'unit = ""')
    figure = site.load().tables.figures["unclear"]
    assert (figure.shown("nl"), figure.shown("en")) == ("2.388,5", "2,388.5")


def test_reading_never_raises_and_gives_what_could_be_read(site: Site) -> None:
    site.write("data/laws.toml", "[awb\n")
    content, found = read(site.root)
    assert content.has("topic:talk", "nl")
    assert any("laws.toml:1: this is not valid TOML" in str(problem) for problem in found)
    with pytest.raises(ContentError):
        load(site.root)
