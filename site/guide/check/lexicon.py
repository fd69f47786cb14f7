"""Words that bind, allow or deny, as data: what both languages of a page must say equally often."""

import re
from collections.abc import Mapping
from types import MappingProxyType


def _words(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(text.split())})\b", re.IGNORECASE)


DUTIES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "nl": _words(r"moet moeten moest moesten hoef hoeft hoeven \w*plicht(?:en|e)?"),
        "en": _words(
            r"must ha(?:ve|s|d)\s+to need(?:s|ed)?\s+to need\s+not "
            r"(?:not|n['’]t)\s+need required? requires obliged "
            r"obligations? dut(?:y|ies) compulsory mandatory"
        ),
    }
)
PERMISSIONS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "nl": _words("mag mogen mocht kan kun kunt kunnen kon konden"),
        "en": _words(r"may can cannot can't can’t could might (?:be|is|are)\s+allowed"),
    }
)
NEGATIONS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "nl": _words(
            "niet geen nooit zonder niemand niets nergens nee niks nauwelijks amper oneens"
        ),
        "en": _words(
            r"not no(?!\s+(?:one|matter)) nor hardly barely disagrees? never without nobody "
            r"no\s+one nothing nowhere none neither "
            r"cannot \w+n['’]t"
        ),
    }
)

# "One" and "een" are left out: both are mostly an article or a pronoun. From two to twelve.
_NUMBERS = {
    "nl": (
        "twee tweede tweemaal",
        "drie derde",
        "vier vierde",
        "vijf vijfde",
        "zes zesde",
        "zeven zevende",
        "acht achtste",
        "negen negende",
        "tien tiende",
        "elf",
        "twaalf",
    ),
    "en": (
        "two second twice",
        "three third",
        "four fourth",
        "five fifth",
        "six sixth",
        "seven seventh",
        "eight eighth",
        "nine ninth",
        "ten tenth",
        "eleven",
        "twelve",
    ),
}
NUMBER_WORDS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        lang: {word: number for number, row in enumerate(rows, start=2) for word in row.split()}
        for lang, rows in _NUMBERS.items()
    }
)
