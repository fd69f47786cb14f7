"""Files at addresses that never change: open data, and the script for sites that embed us."""

from __future__ import annotations

from functools import lru_cache

from guide import embed, opendata
from guide.edition import Edition

FOLDERS = (opendata.FOLDER, "embed")


@lru_cache(maxsize=2)
def files(edition: Edition) -> dict[str, bytes]:
    """Return every such file by its path on the site."""
    return {**opendata.files(edition), **embed.files(edition)}
