"""``make profile``: questions on the terminal, and a valid institution profile at the end.

Every answer is checked at once. Enter skips what you do not know: the edition then says openly that
it is not known yet. Ctrl+C stops, and nothing is written.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from guide.content import LANGUAGES, Content, read
from guide.settings import ROOT, today
from guide.theme import unreadable
from guide.wizard_ask import Asker, Stopped
from routing import ProfileError, load_profile
from routing.availability import Level, Table, sector
from routing.profile_check import schema
from routing.profile_lock import AUDIENCE
from routing.profile_write import profile_text

DETAILED = ("confidential_adviser", "confidential_adviser_external", "complaints_committee")
"""Doors of which more is asked: position, languages, without a name, how soon."""
SUPPORT = (
    *("confidential_adviser_external", "confidential_adviser", "ombudsperson"),
    *("student_counsellor", "hr"),
)
LINKS = {
    "complaints_regulation": "your complaints regulation",
    "code_of_conduct": "your code of conduct",
    "procedure": "a picture or page with the steps of a procedure",
    "social_safety": "your own page on social safety",
}
PRACTICE = {
    "registration": "Reports are registered in one place, without names:",
    "binding_advice": "The board follows the committee's advice by rule:",
    "guidance": "Both sides are offered support during a procedure:",
}
_COVERAGE = "covered, not_covered or unclear?"
_ANSWERS = "yes, no or ask?"


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, write and return the exit status: 1 when nothing was written."""
    options = _options(arguments)
    asker = Asker(sys.stdin.readline, _say)
    try:
        file = fill(asker, read(ROOT)[0], options.out)
        load_profile(file)
    except (Stopped, KeyboardInterrupt):
        _say("\nStopped. Nothing was written.\n")
        return 1
    except (ProfileError, OSError) as error:
        _say(f"\n{error}\n")
        return 1
    _say(
        f"\nWritten: {file}\n"
        f"Look at what is still open:  python build.py check --profile {file}\n"
        f"Build the edition:           python build.py --profile {file} --out public\n"
    )
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m guide.profile_wizard", description="Make an institution profile."
    )
    parser.add_argument("--out", type=Path, help="the file to write: institutions/<id>.toml")
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def fill(asker: Asker, content: Content, out: Path | None) -> Path:
    """Ask everything and write the file; return where."""
    asker.say("Enter skips a question. Ctrl+C stops, and nothing is written.\n")
    asker.raw["reviewed"] = today().isoformat()
    _institution(asker)
    asker.raw |= {"scope": {}, "provisions": {}}
    _scope(asker)
    _umc(asker)
    _doors(asker, content)
    _scheme(asker)
    _site(asker)
    file = out or Path("institutions") / f"{asker.raw['id']}.toml"
    if file.exists() and not asker.agree(f"{file} exists. Write over it?", default=False):
        raise Stopped
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_ordered(asker), encoding="utf-8")
    return file


def _institution(asker: Asker) -> None:
    asker.say("\nYour institution\n")
    asker.both(("name",), "Name", must=True)
    asker.text(("kind",), "wo (university) or hbo (university of applied sciences)?", must=True)
    asker.text(("id",), "Short name, for folders:", _slug(asker.raw["name"]["en"]), must=True)
    asker.both(("owner",), "Which role keeps this profile true? (no person's name)")


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-0123456789")[:40].rstrip("-")
    return slug if len(slug) > 1 else "institution"


def _scope(asker: Asker) -> None:
    asker.say("\nWhat your own scheme covers\n")
    for key, what in (
        ("associations", "study and student associations"),
        ("placements", "placements"),
    ):
        asker.text(("scope", key), f"Your scheme and {what}: {_COVERAGE}", "unclear", must=True)


def _umc(asker: Asker) -> None:
    if not asker.agree("Do you work with a university medical centre (UMC)?", default=False):
        return
    # The check of the UMC asks for its door, so that door is written first.
    asker.raw["provisions"]["umc_provision"] = {"for": ["students", "phd", "employees"]}
    asker.both(("umc", "name"), "Name of the UMC", must=True)
    asker.text(
        ("umc", "students_under"),
        "Whose scheme do students at the UMC fall under: institution, umc or unclear?",
        "unclear",
        must=True,
    )


def _doors(asker: Asker, content: Content) -> None:
    asker.say("\nThe doors inside. For whom: students, phd, employees, others\n")
    kind = asker.raw["kind"]
    for route, table in sector().items():
        if route == "umc_provision" and "umc" not in asker.raw:
            continue
        usual = _people(table, kind, Level.YES)
        if asker.agree(f"\n{_name(route, content)}: do you have this?", default=bool(usual)):
            _door(asker, route, usual or _people(table, kind, Level.MAYBE))


def _people(table: Table, kind: str, level: Level) -> list[str]:
    """Return the people to whom a door is open at other institutions, to this degree."""
    return [who for who, position in AUDIENCE.items() if table[position, kind] == level]


def _name(route: str, content: Content) -> str:
    """Return the name of a door in English, with the Dutch one that people know."""
    english, dutch = (
        content.page(f"route:{route}", lang).title
        if content.has(f"route:{route}", lang)
        else content.texts[lang][f"doors.{route}.name"]
        for lang in reversed(LANGUAGES)
    )
    return english if "(" in english or english == dutch else f"{english} ({dutch})"


def _door(asker: Asker, route: str, usual: list[str]) -> None:
    row = ("provisions", route)
    asker.many((*row, "for"), "  For whom?", usual)
    asker.text((*row, "phone"), "  Phone:")
    asker.text((*row, "email"), "  E-mail:")
    asker.both((*row, "contact"), "  How to reach it, in a sentence")
    if route not in DETAILED:
        return
    if route != "confidential_adviser_external":
        asker.text((*row, "position"), "  internal, external or both?", "internal")
    asker.many((*row, "languages"), "  Languages (nl, en, …)?", ("nl",))
    asker.text((*row, "anonymous"), f"  Contact without a name: {_ANSWERS}")
    asker.both((*row, "answer"), "  How soon do people hear something")


def _scheme(asker: Asker) -> None:
    asker.say("\nYour procedure\n")
    there = [route for route in SUPPORT if route in asker.raw["provisions"]]
    if there:
        listed = ", ".join(there)
        asker.text(("accused_support",), f"Who supports somebody others spoke up about? ({listed})")
    asker.text(("reports", "anonymous_report"), f"Report without a name: {_ANSWERS}")
    asker.text(("reports", "anonymous_complaint"), f"Complain without a name: {_ANSWERS}")
    asker.whole(("limits", "complaint_years"), "Until how many years after the event?")
    asker.whole(("limits", "advice_weeks"), "Weeks until the committee advises?")
    asker.whole(("limits", "decision_weeks"), "Weeks until the board decides after that?")
    asker.many(("languages", "hearing"), "Languages of a hearing (nl, en, …)?")
    asker.text(
        ("languages", "interpreter"), f"Does the institution arrange an interpreter: {_ANSWERS}"
    )
    for key, what in PRACTICE.items():
        asker.text(("practice", key), f"{what} {_ANSWERS}")
    asker.both(("practice", "aftercare"), "Who looks after people when a procedure has ended")
    for key, what in LINKS.items():
        asker.both(("links", key), f"Address (https://…) of {what}")


def _site(asker: Asker) -> None:
    asker.say("\nThe site\n")
    asker.text(("base_url",), "Public address of the edition (https://…/):", tidy=_with_slash)
    asker.text(
        ("exit_url",), "Where the exit button goes, outside your institution (Enter: the weather):"
    )
    asker.text(("contact", "feedback"), "E-mail address for mistakes on the site:")
    asker.many(
        ("embed", "allow"), "Sites that may show the guide in a frame (https://…, with commas):"
    )
    while True:
        asker.text(("theme", "accent"), "Colour of links and buttons, such as #1f5c57:")
        wrong = list(unreadable(asker.raw.get("theme", {})))
        if not wrong:
            return
        for _, message in wrong:
            asker.say(f"  {message}\n")
        del asker.raw["theme"]


def _with_slash(address: str) -> str:
    return f"{address.rstrip('/')}/"


def _ordered(asker: Asker) -> str:
    """Return the profile in the order of the template: who you are first, the doors last."""
    raw = asker.raw
    return profile_text({key: raw[key] for key in schema()["properties"] if raw.get(key)})


if __name__ == "__main__":
    sys.exit(main())
