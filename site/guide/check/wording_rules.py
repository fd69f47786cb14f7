"""The word lists of the writing rules, as data. Each row says what to write instead."""

import re
from dataclasses import dataclass

from guide.check.report import Level


@dataclass(frozen=True, slots=True)
class WordRule:
    """Words that may not stand in a text, unless the sentence or block gives them a reason."""

    rule: str
    lang: str
    pattern: re.Pattern[str]
    remedy: str
    unless: re.Pattern[str] | None = None
    level: Level = Level.ERROR
    quoted: bool = False
    """Whether the words may stand between quotation marks, as something a person says."""


def _rule(
    rule: str,
    lang: str,
    pattern: str,
    remedy: str,
    unless: str = "",
    level: Level = Level.ERROR,
    quoted: bool = False,
) -> WordRule:
    exempt = re.compile(unless, re.IGNORECASE) if unless else None
    return WordRule(rule, lang, re.compile(pattern, re.I), remedy, exempt, level, quoted)


WARN = Level.WARNING
_LIMIT_NL = (
    r"topic:(?:confidentiality|anonymous|safe_browsing)|\b(?:behalve|tenzij|meestal|vaak|vraag|soms|"
    r"niet|geen|nooit|hoogstens|grens|grenzen|uitzondering\w*|verschilt|hoe|wat|hoeft?|nee|zelden|"
    r"of|pas|zo veel mogelijk|probeer\w*|lastig\w*|moeilijk\w*|verliest)\b"
)
_LIMIT_EN = (
    r"topic:(?:confidentiality|anonymous|safe_browsing)|n't\b|\b(?:except|unless|usually|often|ask|"
    r"sometimes|not|no|never|limits?|exceptions?|differs?|how|what|rarely|seldom|whether|if|hard|"
    r"mostly|try|tries|difficult|lose)\b"
)
_REASSURE_NL = (
    r"topic:seriousness|\?|\bja\b|twijfel|hoef|hoeft|weet je niet|of het|‘|“|\"|"
    r"genoeg reden|nooit te|niet te|denk|dacht|vond|vind|figure:not_serious"
)
_REASSURE_EN = (
    r"topic:seriousness|\?|\byes\b|doubt|have to|need not|not sure|unsure|whether|if it|‘|“|\"|"
    r"never too|not too|think|thought|feel|felt|found|figure:not_serious"
)
_CHOICE_NL = r"\?|\b(?:als je|wil|wilt|kun|kunt|kan|mag|hoeft?|liever|of je|bij gevaar)\b"
_CHOICE_EN = r"\?|\b(?:if you|want|can|may|could|need not|have to|rather|whether|danger)\b"

RULES = (
    # 7 Speak to the reader
    _rule("speak-to-reader", "nl", r"\b(?:u|uw|uzelf)\b", "Say je or jouw.", quoted=True),
    _rule("speak-to-reader", "nl", r"\bmen\b", "Say who does it, or je."),
    _rule(
        "speak-to-reader", "nl",
        r"\b(?:de|een) (?:student|medewerker|melder) (?:moet|dient)\b",
        "Say je moet, or who it is about.", level=WARN,
    ),
    _rule(
        "speak-to-reader", "en",
        r"(?<!this )(?<!that )(?<!which )(?<!no )(?<!any )(?<!every )(?<!each )(?<!the )"
        r"(?<!right )(?<!wrong )(?<!other )(?<!first )(?<!new )"
        r"\bone (?:should|must|can|may|has to|might)\b",
        "Say you.",
    ),
    _rule(
        "speak-to-reader", "en",
        r"\b(?:the|a) (?:student|employee|reporter) (?:should|must|has to)\b",
        "Say you must, or who it is about.", level=WARN,
    ),
    # 9 You decide
    _rule(
        "you-decide", "nl",
        r"(?:^|[.!?] )(?:Meld (?!je\b)|Rapporteer|Doe (?:altijd |meteen |direct |zelf )?aangifte|"
        r"Dien (?:altijd |meteen |direct )?een klacht|Blijf |Klaag|Stap naar|"
        r"Ga (?:altijd |meteen |direct )?naar de politie|Geef het aan)",
        "Leave the choice: “je kunt …”, “als je wilt”.", _CHOICE_NL,
    ),
    _rule(
        "you-decide", "nl",
        r"\bje (?:moet|zou|dient)\b[^.?!]*\b(?:melden|aangifte|klacht|vertellen)\b",
        "Leave the choice: “je kunt …”, “als je wilt”.", r"\?|\{src:|niet", level=WARN,
    ),
    _rule(
        "you-decide", "en",
        r"(?:^|[.!?] )(?:Report (?:it|this|them|him|her)|File a|Press charges|Stay |Complain|"
        r"Go to the police|Make a (?:report|complaint)|Lodge)",
        "Leave the choice: “you can …”, “if you want”.", _CHOICE_EN,
    ),
    _rule(
        "you-decide", "en",
        r"\byou (?:must|should|ought to)\b[^.?!]*\b(?:report|complain|tell|file)\b",
        "Leave the choice: “you can …”, “if you want”.", r"\?|\{src:|not", level=WARN,
    ),
    # 11 No blame, no doubt
    _rule(
        "no-doubt", "nl",
        r"\b(?:beweer\w*|zogenaamde?|zogezegd|vermeende?|naar eigen zeggen|ha(?:d|dden) (?:je |"
        r"jullie )?(?:moeten|kunnen)|waarom (?:heb|deed|ging|zei) je (?:dat )?niet|provoce\w+|"
        r"uitgelokt|uitlok\w*)\b",
        "Leave out blame and doubt: say what happened.", quoted=True,
    ),
    _rule(
        "no-doubt", "en",
        r"\b(?:claims? that|claimed|alleged|allegedly|so-called|should have|could have|"
        r"why (?:did|have)(?:n't|n’t| you not)|why didn['’]t|provok\w+|supposedly)\b",
        "Leave out blame and doubt: say what happened.", quoted=True,
    ),
    # 12 Event, not label
    _rule(
        "no-label", "nl", r"\bslachtoffers?\b(?!hulp)",
        "Say “iemand die dit meemaakt”.", quoted=True,
    ),
    _rule(
        "no-label", "nl", r"\b(?:daders?|pleger)\b",
        "Say “degene om wie het gaat”.", quoted=True,
    ),
    _rule(
        "no-label", "en", r"\bvictims?\b(?! support)",
        "Say “someone this happened to”.", quoted=True,
    ),
    _rule(
        "no-label", "en", r"\b(?:perpetrators?|offenders?|abusers?|harassers?)\b",
        "Say “the person concerned”.", quoted=True,
    ),
    # 13 No measuring of seriousness
    _rule("no-measuring", "nl", r"\bslechts\b", "Leave it out, or say maar één, alleen."),
    _rule(
        "no-measuring", "nl",
        r"\b(?:maar een grap\w*|echt (?:ernstig|erg)|valt (?:wel |best )?mee|"
        r"niet zo (?:erg|ernstig)|(?:erg|ernstig) genoeg|minder ernstig\w*|lichte vorm\w*)\b",
        "Do not measure how serious it is.", _REASSURE_NL, quoted=True,
    ),
    _rule(
        "no-measuring", "en",
        r"\b(?:just a joke|only a joke|really serious|not (?:that|so) (?:bad|serious)|"
        r"serious enough|bad enough|less serious|minor (?:case|incident)s?|mild form)\b",
        "Do not measure how serious it is.", _REASSURE_EN, quoted=True,
    ),
    # 16 Promise only what is true
    _rule(
        "promise", "nl",
        r"\b(?:altijd|volledig|helemaal|100%|volkomen|strikt|totaal) "
        r"(?:vertrouwelijk|anoniem|veilig|geheim)\b",
        "Promise only what is true: name the limit.", r"\bniet\b|\?|\bnooit\b",
    ),
    _rule(
        "promise", "nl", r"\b(?:vertrouwelijk|anoniem|veilig)\b",
        "Name the limit, or link to topic:confidentiality or topic:anonymous.",
        _LIMIT_NL + r"|\?", level=WARN, quoted=True,
    ),
    _rule(
        "promise", "en",
        r"\b(?:always|completely|fully|totally|strictly|100%|absolutely|entirely) "
        r"(?:confidential|anonymous|safe|secret)\b",
        "Promise only what is true: name the limit.", r"\bnot\b|\?|\bnever\b",
    ),
    _rule(
        "promise", "en", r"\b(?:confidential|confidentially|anonymous|anonymously|safe|safely)\b",
        "Name the limit, or link to topic:confidentiality or topic:anonymous.",
        _LIMIT_EN + r"|\?", level=WARN, quoted=True,
    ),
    # 20 Calm
    _rule(
        "calm", "nl",
        r"\b(?:aan de bel trek\w*|strijd\w*|slagveld|wapens?|topje van de ijsberg|kop op|"
        r"op de barricade\w*|vuur\w* aan de schenen|schouders eronder|zo snel mogelijk|"
        r"onmiddellijk)\b",
        "Say it plainly: no idiom, no war, no time pressure.",
        r"\{src:|wapen", level=WARN, quoted=True,
    ),
    _rule(
        "calm", "en",
        r"\b(?:battle\w*|fight back|fighting|weapons?|tip of the iceberg|blow the whistle|war|"
        r"speak(?:ing)? out|stand up for yourself|as soon as possible|immediately|asap)\b",
        "Say it plainly: no idiom, no war, no time pressure.",
        r"\{src:|weapon", level=WARN, quoted=True,
    ),
)  # fmt: skip
