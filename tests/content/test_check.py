"""Each check finds its fault, at its place, and names the remedy."""

from datetime import date

import pytest

from guide.check import Level
from tests.content.conftest import Site

LONG_NL = "Je kunt hier " + "heel " * 17 + "goed praten."
LONG_EN = "You can talk here " + "very " * 24 + "well."


def test_a_faultless_site_gives_nothing_to_mend(site: Site) -> None:
    assert site.report().as_text() == "8 pages checked: 0 errors, 0 warnings."


CASES = [
    # (name, language, body, rule, words of the message, words of the remedy)
    ("long-sentence", "nl", LONG_NL, "sentence-length", "22 words (at most 20)", "Split it"),
    ("very-long-sentence", "en", LONG_EN, "sentence-length", "29 words", "Split it"),
    ("many-sentences", "nl", "Dat kan. " * 6, "paragraph-length", "6 sentences", "a list"),
    (
        "late-point", "en",
        "Before you do anything at all you can always first talk to someone.",
        "first-sentence", "13 words (at most 12)", "Begin with the answer",
    ),
    ("long-mean", "nl", "Je kunt hier nu dus ook echt wel eens even met ons praten.",
     "sentence-mean", "13.0 words (at most 12)", "Split"),
    ("formal", "nl", "U kunt hier praten.", "speak-to-reader", "“U”", "Say je"),
    ("impersonal", "nl", "Hier praat men veel.", "speak-to-reader", "“men”", "Say who"),
    ("impersonal", "en", "Here one can talk.", "speak-to-reader", "one can", "Say you"),
    ("command", "nl", "Doe aangifte bij de politie.", "you-decide", "Doe aangifte", "je kunt"),
    ("command", "en", "Report it to the board.", "you-decide", "Report it", "you can"),
    ("doubt", "nl", "Zij beweert dat het zo was.", "no-doubt", "beweert", "say what happened"),
    ("doubt", "en", "The alleged facts.", "no-doubt", "alleged", "say what happened"),
    ("label", "nl", "Een slachtoffer kan bellen.", "no-label", "slachtoffer", "meemaakt"),
    ("label", "en", "The perpetrator is heard.", "no-label", "perpetrator", "person concerned"),
    ("measure", "nl", "Het was maar een grapje.", "no-measuring", "maar een grapje", "Do not"),
    ("measure", "en", "It was just a joke.", "no-measuring", "just a joke", "Do not measure"),
    ("promise", "nl", "Je verhaal is altijd vertrouwelijk.", "promise", "altijd", "the limit"),
    ("promise", "en", "You stay anonymous here.", "promise", "anonymous", "Name the limit"),
    ("loud", "nl", "Je bent welkom!", "calm", "exclamation mark", "full stop"),
    ("shout", "en", "NEVER wait.", "calm", "NEVER", "Write it small"),
    ("war", "en", "This is a battle.", "calm", "battle", "plainly"),
    ("phone", "nl", "Bel 0900-8844.", "typed-number", "a telephone number is typed", "{phone:…}"),
    ("percentage", "en", "It is 70% of you.", "typed-number", "“70%”", "{figure:…}"),
    ("article", "nl", "Dat is artikel 9:10 van de wet.", "typed-number", "article", "{law:…}"),
    ("deadline", "en", "You have 6 weeks.", "typed-number", "“6 weeks”", "{limit:…}"),
    ("deadline-in-words", "nl", "Je hebt zes weken.", "typed-number", "zes weken", "{limit:…}"),
    ("number", "nl", "Wij vonden er 17.", "typed-number", "a number is typed", "a table"),
    ("must", "nl", "De school moet dit doen.", "must-without-source", "moet", "{src:…}"),
    ("must", "en", "The school must do this.", "must-without-source", "must", "{src:…}"),
    ("figure", "nl", "Dat zegt {figure:unclear}.", "source-missing", "figure", "{src:…}"),
    ("term", "en", "A {term:klacht} asks for an answer.", "source-missing", "klacht", "{src:…}"),
    ("no-contact", "nl", "Je kunt stoppen.", "human-contact", "without a person", "End with"),
    ("heading", "nl", "## Een kop zonder naam\n\nTekst.", "headings", "has no id", "{#after}"),
    ("taken-id", "nl", "## A {#related}", "headings", "used by every page", "another id"),
    ("double-id", "nl", "## A {#a}\n\n## B {#a}", "headings", "two headings", "its own id"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "body", "rule", "message", "remedy"),
    [case[1:] for case in CASES],
    ids=[f"{case[0]}-{case[1]}" for case in CASES],
)
def test_a_fault_in_a_text_is_found_and_its_remedy_named(
    site: Site, lang: str, body: str, rule: str, message: str, remedy: str
) -> None:
    site.body(lang, f"\n{body}\n")
    found = [f for f in site.found(rule) if f.path == f"content/{lang}/topics/talk.md"]
    assert any(message in f.message and remedy in f.remedy for f in found), found
    assert all(f.line > 1 for f in found) or rule == "sentence-mean"


INNOCENT = [
    ("nl", "Is dit een grapje? Je hoeft niet te weten of het erg genoeg is."),
    ("nl", "Iemand zei: ‘Het was maar een grapje.’"),
    ("nl", "Vertrouwelijk praten kan meestal. Vraag het vooraf."),
    ("en", "This talk stays confidential, except when there is danger."),
    ("nl", "Moet je iets doen? Niets moet."),
    ("en", "Must you do something? No."),
    ("nl", "De wet is van 1 juli 2024. Je kunt B1 lezen."),
    ("en", "Victim Support can listen to you."),
    ("nl", "Meld je bij de balie."),
    ("en", "Report it if you want to."),
]


@pytest.mark.parametrize(("lang", "body"), INNOCENT)
def test_words_with_a_good_reason_are_left_alone(site: Site, lang: str, body: str) -> None:
    contact = {"nl": "Je kunt bellen: {service:police}.", "en": "You can call: {service:police}."}
    site.body(lang, f"\n{body}\n\n{contact[lang]}\n")
    found = [f for f in site.report().findings if f.path == f"content/{lang}/topics/talk.md"]
    assert [f for f in found if not f.rule.startswith("pair-")] == []


@pytest.mark.parametrize(
    "table",
    [
        "| Wat | Cijfer |\n|---|---|\n| Onbekend {src:R-1.3} | {figure:unclear} |\n",
        "Geteld. {src:R-1.3}\n\n| Wat | Cijfer |\n|---|---|\n| Nee | {figure:unclear} |\n",
    ],
)
def test_the_source_of_a_cell_may_stand_in_its_row_or_beside_the_table(
    site: Site, table: str
) -> None:
    site.body("nl", f"\n{table}")
    assert site.found("source-missing") == []


def test_a_table_without_any_source_is_found(site: Site) -> None:
    site.body("nl", "\n| Wat | Cijfer |\n|---|---|\n| Onbekend | {figure:unclear} |\n\nZo.\n")
    assert "{figure:unclear}" in site.found("source-missing")[0].message


PAIRS = [
    # (Dutch, English, rule, words of the message)
    ("[a](page:sources)", "a", "pair-links", "only in Dutch page:sources"),
    ("{limit:committee} {src:R-1.3}", "so {src:R-1.3}", "pair-references", "{limit:committee}"),
    ("Zo. {src:R-1.3}", "So. {src:F-A1.1}", "pair-sources", "only in English {src:F-A1.1}"),
    ("In 2019.", "In 2018.", "pair-numbers", "only in Dutch 2019; only in English 2018"),
    ("Drie mensen.", "Four people.", "pair-numbers", "only in Dutch 3; only in English 4"),
    ("Het moet. {src:R-1.3}", "It may. {src:R-1.3}", "pair-duties", "1 in Dutch, 0 in English"),
    ("Het mag. Het kan.", "So. So.", "pair-permissions", "2 in Dutch, 0 in English"),
    ("Het is niet zo.", "It is so.", "pair-negations", "1 in Dutch, 0 in English"),
    ("## A {#a}\n\nB.", "## A {#b}\n\nB.", "pair-headings", "only in Dutch a; only in English b"),
]


@pytest.mark.parametrize(("dutch", "english", "rule", "message"), PAIRS)
def test_a_pair_that_differs_is_found(
    site: Site, dutch: str, english: str, rule: str, message: str
) -> None:
    site.bodies(f"\n{dutch}\n", f"\n{english}\n")
    found = [f for f in site.found(rule) if f.path == "content/en/topics/talk.md"]
    assert found and message in found[0].message
    assert found[0].remedy


SAME = [
    # what English can only say with a negation, Dutch says in a word of its own
    ("Jullie zijn het oneens.", "You disagree."),
]


@pytest.mark.parametrize(("dutch", "english"), SAME)
def test_a_pair_that_says_the_same_in_other_words_is_left_alone(
    site: Site, dutch: str, english: str
) -> None:
    site.bodies(f"\n{dutch}\n", f"\n{english}\n")
    assert site.found("pair-negations") == []


def test_a_number_word_counts_within_a_word_with_a_hyphen(site: Site) -> None:
    site.bodies("\nDe kaart van vijf minuten.\n", "\nThe five-minute card.\n")
    assert site.found("pair-numbers") == []


def test_two_faults_on_two_pages_are_both_reported_with_file_and_line(site: Site) -> None:
    site.replace("nl/topics/talk.md", "Je beslist zelf.", "U beslist zelf!")
    lines = site.report().as_text().splitlines()
    assert "content/nl/topics/talk.md:14: “U”. Say je or jouw. [speak-to-reader]" in lines
    assert any("an exclamation mark. End the sentence" in line for line in lines)


def test_sources_and_related_pages_are_the_same_in_both_languages(site: Site) -> None:
    site.replace("nl/topics/talk.md", "related = []", 'related = ["page:sources"]')
    assert "only in Dutch page:sources" in site.found("pair-front-matter")[0].message


def test_a_cited_source_is_named_in_the_front_matter(site: Site) -> None:
    site.replace("nl/topics/talk.md", 'sources = ["F-A1.1", "R-1.3"]', 'sources = ["F-A1.1"]')
    assert "Add 'R-1.3' to 'sources'." in [f.remedy for f in site.found("source-unnamed")]


def test_an_uncertain_source_asks_for_careful_words(site: Site) -> None:
    site.replace("data/sources.toml", 'confidence = "high"', 'confidence = "medium"')
    site.body("nl", "\nBellen is gratis. {src:F-A1.1}\n")
    assert any("meestal, vraag het na" in found.remedy for found in site.found("careful"))


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (date(2027, 11, 25), None),
        (date(2027, 11, 26), Level.WARNING),
        (date(2028, 11, 26), Level.ERROR),
    ],
)
def test_a_review_grows_old_after_one_year_and_fails_after_two(
    site: Site, today: date, level: Level | None
) -> None:
    found = [f for f in site.found("review-date", today) if "talk.md" in f.path]
    assert {f.level for f in found} == ({level} if level else set())


def test_a_service_and_a_law_grow_old_too(site: Site) -> None:
    found = site.found("review-date", date(2029, 1, 1))
    assert {f.path for f in found} >= {"content/data/services.toml", "content/data/laws.toml"}
    assert all(f.level is Level.ERROR for f in found)


def test_a_review_in_the_future_is_an_error(site: Site) -> None:
    assert "in the future" in site.found("review-date", date(2026, 1, 1))[0].message


@pytest.mark.parametrize("key", ["cost", "hours", "languages", "abroad"])
def test_a_phone_number_says_what_callers_need_to_know(site: Site, key: str) -> None:
    lines = site.file("data/services.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(f"{key} =")]
    site.write("data/services.toml", "\n".join(kept))
    assert f"Add {key} =" in site.found("phone-row")[0].remedy


def test_a_sensitive_word_may_not_stand_in_slug_or_tab(site: Site) -> None:
    site.replace("nl/topics/talk.md", 'slug = "steunpunt"', 'slug = "klachten"')
    site.replace("nl/topics/talk.md", 'tab = "Iemand', 'tab = "Geweld en iemand')
    site.replace("nl/topics/talk.md", 'description = "', 'description = "Klacht. ')
    levels = [(f.message.split()[1], f.level.value) for f in site.found("sensitive-word")]
    assert levels == [("slug", "error"), ("tab", "error"), ("description", "warning")]


def test_examples_begin_with_a_line_and_a_way_past_them(site: Site) -> None:
    body = "Zo. {service:police}\n\n## A {#examples}\n\n- Iemand lacht.\n\n## B {#serious}\n\nJa."
    text = site.file("nl/topics/talk.md").read_text(encoding="utf-8").split("+++")[1]
    text = text.replace("topic", "behaviour")
    site.write("nl/behaviours/talk.md", f"+++{text}+++\n{body}\n")
    assert "[…](#serious)" in site.found("before-examples")[0].remedy
    assert "examples, serious, routes, keep, law" in site.found("headings")[0].remedy


def test_a_hard_page_is_found_and_role_names_do_not_count(site: Site) -> None:
    hard = "Organisatorische verantwoordelijkheden veronderstellen institutionele afwegingen. " * 16
    site.body("nl", f"\n{hard}\n")
    assert site.found("readability")
    easy = "Een {term:klacht|klachtbehandelingsprocedurevoorschrift} is een brief. " * 20
    site.body("nl", f"\n{easy}\n")
    assert [f for f in site.found("readability") if "talk.md" in f.path] == []


def test_a_page_with_many_rare_words_is_pointed_out(site: Site) -> None:
    pytest.importorskip("wordfreq")
    site.body("nl", "\n" + "De notulist reviseert het convoluut. " * 20 + "\n")
    found = site.found("everyday-words")
    assert "convoluut" in found[0].remedy and found[0].level is Level.WARNING


def test_many_passive_sentences_are_found(site: Site) -> None:
    site.body("nl", "\n" + "Het wordt door het bestuur besproken.\n\n" * 12)
    assert "Say who does it." in site.found("passive")[0].remedy


def test_untranslated_and_fuzzy_catalog_entries_are_errors(site: Site) -> None:
    file = site.root / "site/guide/translations/nl/LC_MESSAGES/messages.po"
    file.parent.mkdir(parents=True)
    file.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '#, fuzzy\nmsgid "Exit"\nmsgstr "Weg"\n\nmsgid "Menu"\nmsgstr ""\n',
        encoding="utf-8",
    )
    assert [(f.line, f.message) for f in site.found("catalog")] == [
        (6, "'Exit' is marked fuzzy."),
        (9, "'Menu' is not translated."),
    ]


def test_a_role_is_named_in_dutch_at_its_first_use_on_an_english_page(site: Site) -> None:
    with site.file("data/glossary.toml").open("a", encoding="utf-8") as file:
        file.write(
            '[studieadviseur]\nnl = "studieadviseur"\nen = "study adviser"\n'
            'plain = { nl = "Iemand.", en = "Someone." }\n'
            'variants = { en = ["academic counsel"] }\nsource = ["F-A1.1"]\n'
        )
    site.body("en", "\nA study adviser can help.\n\nThe academic counsel too.\n")
    assert "{term:studieadviseur}" in site.found("dutch-name")[0].remedy
    assert "“academic counsel” is another name" in site.found("one-name")[0].message
    site.body("en", "\nA {term:studieadviseur} can help. {src:R-1.3}\n\nThe study adviser knows.\n")
    assert site.found("dutch-name") == []


def test_a_term_of_the_dutch_page_may_not_be_lost_in_english(site: Site) -> None:
    site.replace("en/topics/talk.md", "{term:klacht}", "complaint")
    assert "{term:klacht}" in site.found("pair-terms")[0].message
