"""The pair says the same: headings, links, references, numbers, duties, permissions, negations."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from guide.check.language import words
from guide.check.lexicon import DUTIES, NEGATIONS, NUMBER_WORDS, PERMISSIONS
from guide.check.report import Finding, Level
from guide.check.study import Study, Unit
from guide.content import Page
from guide.content.references import LINK, REFERENCE, explicit_ids, links, references

NUMERAL = re.compile(r"(?<![\w])\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that is counted per section in both languages, and how far apart it may be."""

    rule: str
    what: str
    count: Callable[[Unit], Iterable[str]]
    tolerance: int = 0
    level: Level = Level.ERROR


def _references(*kinds: str) -> Callable[[Unit], Iterable[str]]:
    def count(unit: Unit) -> Iterator[str]:
        for reference in references(unit.text):
            if reference.kind in kinds:
                for id in reference.ids:
                    yield f"{{{reference.kind}:{id}}}"

    return count


def _links(unit: Unit) -> Iterator[str]:
    for link in links(unit.text):
        yield link.target if link.page or link.target.startswith("#") else "a link outside"


def _typed(unit: Unit) -> str:
    return LINK.sub(lambda found: found["label"], REFERENCE.sub(" ", unit.text))


def _numerals(unit: Unit) -> Iterator[str]:
    for numeral in NUMERAL.findall(_typed(unit)):
        yield re.sub(r"[.,:]", ".", numeral)


def _number_words(unit: Unit) -> Iterator[str]:
    known = NUMBER_WORDS[unit.lang]
    for word in words(_typed(unit).replace("-", " ")):  # "five-minute" says five
        if word.lower() in known:
            yield str(known[word.lower()])


def _matches(patterns: Mapping[str, re.Pattern[str]], name: str) -> Callable[[Unit], Iterable[str]]:
    def count(unit: Unit) -> Iterator[str]:
        for _ in patterns[unit.lang].finditer(unit.plain):
            yield name

    return count


COMPARISONS = (
    Comparison("pair-links", "links", _links),
    Comparison("pair-references", "references", _references("service", "phone", "figure", "limit")),
    Comparison("pair-references", "references", _references("law")),
    Comparison("pair-sources", "sources", _references("src")),
    Comparison("pair-numbers", "numbers", _numerals),
    Comparison("pair-numbers", "numbers in words", _number_words, 0, Level.WARNING),
    Comparison("pair-duties", "duties", _matches(DUTIES, "must, have to")),
    Comparison("pair-permissions", "permissions", _matches(PERMISSIONS, "may, can"), 1),
    Comparison("pair-negations", "negations", _matches(NEGATIONS, "not, no, never"), 0),
)
COUNTED_TOGETHER = ("pair-duties", "pair-permissions", "pair-negations")


def check_pairs(study: Study) -> Iterator[Finding]:
    """Compare each page in Dutch with the same page in English."""
    for dutch, english in study.pairs():
        yield from _front_matter(dutch, english)
        yield from _headings(dutch, english)
        yield from _terms(study.by_page[dutch.path], study.by_page[english.path])
        yield from _sections(study.by_page[dutch.path], study.by_page[english.path])
    texts = {lang: [u for u in study.short_texts if u.lang == lang] for lang in ("nl", "en")}
    yield from _sections(texts["nl"], texts["en"])


def _front_matter(dutch: Page, english: Page) -> Iterator[Finding]:
    for key in ("sources", "related"):
        own, other = set(getattr(dutch, key)), set(getattr(english, key))
        if own != other:
            message = f"'{key}' differs from {dutch.path}: {_difference(own, other)}."
            yield Finding(
                english.path, english.line(key), "pair-front-matter", message, "Make them equal."
            )
    for key in ("they_ask", "you_ask"):
        own_count, other_count = len(getattr(dutch, key)), len(getattr(english, key))
        if own_count != other_count:
            message = f"'{key}' has {other_count} questions; {dutch.path} has {own_count}."
            yield Finding(
                english.path, english.line(key), "pair-front-matter", message, "Make them equal."
            )
    for number, (step, twin) in enumerate(zip(dutch.steps, english.steps, strict=False)):
        if step.turn_back != twin.turn_back:
            line = english.line(f"steps.{number}.turn_back")
            message = (
                f"turning back after '{twin.step}' is '{twin.turn_back}' here "
                f"and '{step.turn_back}' in {dutch.path}."
            )
            yield Finding(english.path, line, "pair-front-matter", message, "Make them equal.")


def _headings(dutch: Page, english: Page) -> Iterator[Finding]:
    own, other = explicit_ids(dutch.body), explicit_ids(english.body)
    if own == other:
        return
    missing = _difference(set(own), set(other)) if set(own) != set(other) else "another order"
    message = f"the headings differ from {dutch.path}: {missing}."
    remedy = "Give both pages the same headings, with the same ids in the same order."
    yield Finding(english.path, english.body_line, "pair-headings", message, remedy)


def _terms(dutch: Iterable[Unit], english: Iterable[Unit]) -> Iterator[Finding]:
    """Name each term that the Dutch page links to and the English page nowhere does.

    Not the other way round: English pages link to more terms, because that adds the Dutch name.
    """
    terms = _references("term")
    there = {term for unit in english for term in terms(unit)}
    first = next(iter(english))
    for term in dict.fromkeys(term for unit in dutch for term in terms(unit)):
        if term not in there:
            message = f"the Dutch page refers to {term}; this page does not."
            remedy = "Refer to it where the same is said."
            yield Finding(first.path, 1, "pair-terms", message, remedy, Level.WARNING)


def _difference(own: set[str], other: set[str]) -> str:
    parts = []
    if own - other:
        parts.append(f"only in Dutch {', '.join(sorted(own - other))}")
    if other - own:
        parts.append(f"only in English {', '.join(sorted(other - own))}")
    return "; ".join(parts)


def _by_spot(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    spots: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.kind not in ("title", "heading"):
            spots[unit.spot.partition(".")[0] if "_ask." in unit.spot else unit.spot].append(unit)
    return spots


def _sections(dutch: Iterable[Unit], english: Iterable[Unit]) -> Iterator[Finding]:
    own, other = _by_spot(dutch), _by_spot(english)
    for spot in own.keys() & other.keys():
        for comparison in COMPARISONS:
            yield from _compare(comparison, spot, own[spot], other[spot])


def _compare(
    comparison: Comparison, spot: str, own: list[Unit], other: list[Unit]
) -> Iterator[Finding]:
    counted = Counter(item for unit in own for item in comparison.count(unit))
    twin = Counter(item for unit in other for item in comparison.count(unit))
    more, less = counted - twin, twin - counted
    if more.total() + less.total() <= comparison.tolerance:
        return
    here, there = _first_difference(comparison, own, other)
    if comparison.rule in COUNTED_TOGETHER:
        said = f"{counted.total()} in Dutch, {twin.total()} in English"
        seen = next(iter(counted | twin))
        message = f"'{spot}': the {comparison.what} ({seen}) differ: {said}."
        remedy = f"Compare with {there.path}:{there.line}; the pair says the same."
    else:
        parts = [f"only in Dutch {_listed(more)}"] if more else []
        parts += [f"only in English {_listed(less)}"] if less else []
        message = f"'{spot}': the {comparison.what} differ: {'; '.join(parts)}."
        remedy = f"Compare with {there.path}:{there.line}."
    yield here.finding(comparison.rule, message, remedy, comparison.level)


def _first_difference(
    comparison: Comparison, own: list[Unit], other: list[Unit]
) -> tuple[Unit, Unit]:
    """Return the first English block that differs, and the Dutch one; else the first of each."""
    if len(own) == len(other):
        for dutch, english in zip(own, other, strict=True):
            if Counter(comparison.count(dutch)) != Counter(comparison.count(english)):
                return english, dutch
    return other[0], own[0]


def _listed(counter: Counter[str]) -> str:
    return ", ".join(
        f"{item} ({count}×)" if count > 1 else item for item, count in sorted(counter.items())
    )
