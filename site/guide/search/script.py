"""The search script as the browser gets it."""

from __future__ import annotations

import re

from guide.squeeze import smaller

_SPACE = re.compile(r"\s*([-*/%])\s*")
_TEXT = re.compile(r'("[^"]*"|`[^`]*`)')
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def classic(module: str) -> str:
    """Turn our ES module into a plain script: browsers do not run modules from a file on disk.

    >>> classic("export function one() {\\n  return 1;\\n}\\n")
    '(()=>{function one(){return 1}})()'
    """
    parts = _TEXT.split(smaller(_EXPORT.sub("", module)))
    code = (part if i % 2 else _SPACE.sub(r"\1", part) for i, part in enumerate(parts))
    return f"(()=>{{{''.join(code)}}})()"
