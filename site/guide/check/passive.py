"""Rule 8: active sentences. The patterns are coarse, so the limit is a share of a page."""

import re
from collections.abc import Iterator

from guide.check.report import Finding, Level
from guide.check.study import Study, Unit

WARN_ABOVE = 0.10
FAIL_ABOVE = 0.20
ENOUGH_SENTENCES = 10

_NL_PARTICIPLE = (
    r"(?:(?:aan|af|bij|door|in|mee|na|op|over|uit|voor|toe|vast|weg|terug|tegen|onder|open)?"
    r"ge(?:[a-zë]{2,}(?:d|t|en)|[a-z]{1,4}(?:aan|ien))|(?:be|ver|ont|her|er|onder|over)[a-zë]{3,}(?:d|t|en))"
)
_NL_NOT = r"(?!(?:gerust|gezond|gek|geheim|gewoon|bekend|beter|verder|bericht|bent|besluit)\b)"
NL = re.compile(
    rf"\b(?:word|wordt|worden|werd|werden)\b[^.?!,;:]*?\b{_NL_NOT}{_NL_PARTICIPLE}\b"
    rf"|\b{_NL_NOT}{_NL_PARTICIPLE}\s+(?:word|wordt|worden|werd|werden)\b",
    re.IGNORECASE,
)
_EN_IRREGULAR = (
    "written|told|kept|given|taken|heard|known|shown|said|made|seen|done|sent|held|found|paid|put|"
    "brought|chosen|spoken|left|read|met|set|cut|hit|hurt|led|lost|sold|taught|thought|understood"
)
_EN_STATES = (
    "tired|scared|worried|interested|involved|allowed|supposed|concerned|based|used|married|needed|"
    "mixed|limited|qualified|related|shocked|ashamed|confused|frightened|surprised|employed|"
    "enrolled|pleased|relaxed|detailed|experienced|trained|closed|planned|finished|attached|"
    "isolated|bound|named|called|located|connected|linked|done|left|lost|hurt|set|stuck|prepared"
)
EN = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|get|gets|got)\s+"
    r"(?:(?:not|never|always|often|usually|also|only|then|sometimes|still|already)\s+)?"
    rf"(?!(?:{_EN_STATES})\b)(?:[a-z]{{2,}}ed|{_EN_IRREGULAR})\b",
    re.IGNORECASE,
)
PATTERNS = {"nl": NL, "en": EN}


def is_passive(sentence: str, lang: str) -> bool:
    """Say whether a sentence seems to hide who does something."""
    return bool(PATTERNS[lang].search(sentence))


def check_passive(study: Study) -> Iterator[Finding]:
    """Find pages with many passive sentences."""
    for path, units in study.by_page.items():
        yield from _page(path, units)


def _page(path: str, units: tuple[Unit, ...]) -> Iterator[Finding]:
    all_sentences = [
        (unit, sentence) for unit in units if unit.is_prose for sentence in unit.sentences
    ]
    passive = [pair for pair in all_sentences if is_passive(pair[1], pair[0].lang)]
    if len(all_sentences) < ENOUGH_SENTENCES:
        return
    share = len(passive) / len(all_sentences)
    if share <= WARN_ABOVE:
        return
    level = Level.ERROR if share > FAIL_ABOVE else Level.WARNING
    first = passive[0]
    message = f"{share:.0%} of the sentences are passive (at most {WARN_ABOVE:.0%}): “{first[1]}”"
    remedy = f"Say who does it. Lines: {', '.join(str(unit.line) for unit, _ in passive)}."
    yield Finding(path, first[0].line, "passive", message, remedy, level)
