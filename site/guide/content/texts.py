"""Reading the short texts of the guide: ``content/<language>/texts/*.toml``."""

from collections.abc import Mapping
from pathlib import Path

from guide.content.model import Texts
from guide.content.problems import Problem
from guide.content.toml import flatten, key_lines, parse


def read_texts(root: Path, lang: str, problems: list[Problem]) -> Texts:
    """Read every text of one language; its id is ``<file>.<key>.<key>``."""
    texts: dict[str, str] = {}
    places: dict[str, tuple[str, int]] = {}
    for file in sorted((root / "content" / lang / "texts").glob("*.toml")):
        path = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8")
        values, mistakes = parse(text, path)
        problems.extend(mistakes)
        lines = key_lines(text)
        for key, value in flatten(values).items():
            line = _line(lines, key)
            if isinstance(value, str) and value.strip():
                texts[f"{file.stem}.{key}"] = value.strip()
                places[f"{file.stem}.{key}"] = (path, line)
            else:
                found = "empty" if value == "" else repr(value)
                message = f"'{key}' is {found}. Write a text between quotation marks."
                problems.append(Problem(path, line, message))
    return Texts(texts, places)


def _line(lines: Mapping[str, int], key: str) -> int:
    while key not in lines and "." in key:
        key = key.rpartition(".")[0]
    return lines.get(key, 1)


def missing_texts(texts: dict[str, Texts]) -> list[Problem]:
    """Name each text that one language has and the other lacks."""
    problems: list[Problem] = []
    for lang, own in texts.items():
        for other, theirs in texts.items():
            for key in sorted(theirs.keys() - own.keys()):
                path, line = theirs.place(key)
                message = (
                    f"the text '{key}' exists in {other} but not in {lang}. "
                    f"Write it in content/{lang}/texts/{key.partition('.')[0]}.toml, "
                    "or remove it from both."
                )
                problems.append(Problem(path, line, message))
    return problems
