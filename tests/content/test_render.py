import re

import pytest

from guide.content import ContentError, Rendered, render_inline, render_markdown
from tests.content.conftest import Site


def shown(site: Site, text: str, lang: str = "nl") -> Rendered:
    return render_markdown(text, lang, site.load(), lambda target: f"/x/{target}")


def test_a_source_mark_is_a_small_link_with_a_name(site: Site) -> None:
    html = shown(site, "Zo is het. {src:F-A1.1}").html
    assert 'class="src" href="/x/page:sources#f-a1-1"' in html
    assert 'aria-label="bron: Politie, over bellen"' in html and ">bron</a>" in html


def test_a_mark_with_two_sources_links_to_both(site: Site) -> None:
    html = shown(site, "So it is. {src:F-A1.1,R-1.3}", "en").html
    assert html.count('class="src"') == 2
    assert 'aria-label="source 2: Sector study, section 1.3"' in html


def test_an_english_page_gives_the_dutch_term_once(site: Site) -> None:
    html = shown(site, "A {term:klacht}. And {term:klacht|complaints} again.", "en").html
    assert html.count('<span lang="nl">klacht</span>') == 1
    assert ">complaints</a>" in html


def test_a_dutch_page_gives_no_translation_of_a_term(site: Site) -> None:
    assert "complaint" not in shown(site, "Een {term:klacht}.").html


def test_a_service_gives_name_phone_and_cost(site: Site) -> None:
    html = shown(site, "{service:police}").html
    assert 'href="/x/page:services#police"' in html
    assert '<a class="phone" href="tel:09008844">0900-8844</a> (lokaal tarief)' in html


def test_dutch_words_in_an_english_name_are_marked_as_dutch(site: Site) -> None:
    assert 'Police (<span lang="nl">Politie</span>)' in shown(site, "{service:police}", "en").html


def test_figures_limits_and_laws_come_from_the_tables(site: Site) -> None:
    words = shown(site, "{figure:unclear} in {limit:committee}, {law:awb_9_10}.").words
    assert words == "70% in 10 weken, artikel 9:10 Awb."


def test_a_reference_in_a_table_may_hold_a_bar(site: Site) -> None:
    html = shown(
        site, "| a | b |\n|---|---|\n| {term:klacht|klachten} | x |\n".replace("t|k", "t\\|k")
    )
    assert ">klachten</a>" in html.html and html.html.count("<td>") == 2
    assert '<th scope="col">' in html.html and 'tabindex="0"' in html.html


def test_links_are_resolved_for_the_page_that_asks(site: Site) -> None:
    content = site.load()
    first = render_markdown("[x](topic:talk#after)", "nl", content, lambda target: "../a/")
    second = render_markdown("[x](topic:talk#after)", "nl", content, lambda target: "../../b/")
    assert 'href="../a/"' in first.html and 'href="../../b/"' in second.html


def test_a_link_within_a_link_becomes_plain(site: Site) -> None:
    html = shown(site, "[ga naar {term:klacht}](topic:talk)").html
    assert html.count("<a ") == 1 and ">klacht</span>" in html


def test_headings_have_unique_ids_and_are_listed(site: Site) -> None:
    rendered = shown(site, "## Een {#a}\n\n## Twee {#a}\n\n### Drie\n")
    assert [(h.level, h.id, h.text) for h in rendered.headings] == [
        (2, "a", "Een"), (2, "a-2", "Twee"), (3, "drie", "Drie"),
    ]  # fmt: skip
    ids = re.findall(r'id="([^"]+)"', rendered.html)
    assert len(ids) == len(set(ids))


def test_the_words_leave_out_marks_and_markup(site: Site) -> None:
    assert shown(site, "## Kop {#k}\n\n*Een* zin. {src:F-A1.1}").words == "Kop Een zin."


@pytest.mark.parametrize("text", ["<script>x</script>", "a <b>b</b>", "{limit:none}", "{wet:x}"])
def test_what_is_not_allowed_is_refused(site: Site, text: str) -> None:
    with pytest.raises(ContentError):
        shown(site, text)


def test_dangerous_attributes_and_links_do_not_survive(site: Site) -> None:
    html = shown(site, "[x](javascript:alert(1))\n\nTekst\n{: onclick=x style=y .ok }\n").html
    assert "javascript" not in html and "onclick" not in html and "style" not in html


def test_one_line_is_rendered_without_a_paragraph(site: Site) -> None:
    html = render_inline("Een *klein* ding", "nl", site.load(), str)
    assert html == "Een <em>klein</em> ding"


def test_an_attribute_list_does_not_eat_a_reference_after_a_link(site: Site) -> None:
    html = shown(site, "[x](topic:talk){src:F-A1.1}").html
    assert 'class="src"' in html


def test_a_link_that_leads_away_does_not_tell_where_the_reader_was(site: Site) -> None:
    html = shown(site, "Kijk [daar](https://school.example/regels).").html
    assert '<a href="https://school.example/regels" rel="noreferrer">daar</a>' in html
