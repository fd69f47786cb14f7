"""What turns files into a copy that anyone can prove: ``SHA256SUMS``, and small twins to serve."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path

import brotli

SUMS = "SHA256SUMS"
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt")
LEAST_BYTES = 256
"""Below this a twin saves nothing: the answer fits in one packet anyway."""


def write_sums(folder: Path, sums: Mapping[str, str]) -> str:
    """Write the hash of each file, in the form that ``sha256sum -c`` reads; return its name."""
    rows = (f"{sums[name]}  {name}\n" for name in sorted(sums))
    (folder / SUMS).write_text("".join(rows), encoding="utf-8", newline="\n")
    return SUMS


def compress(folder: Path, names: Iterable[str]) -> set[str]:
    """Write a ``.br`` and a ``.gz`` beside each file that gains by it; return their names.

    The twins are not in ``SHA256SUMS``: another version of the library gives other bytes for the
    same file. ``guide.verify_copy`` unpacks them and compares.
    """
    written: set[str] = set()
    for name in sorted(names):
        data = (folder / name).read_bytes() if name.endswith(COMPRESSED) else b""
        if len(data) < LEAST_BYTES:
            continue
        twins = {
            f"{name}.br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=11),
            f"{name}.gz": gzip.compress(data, compresslevel=9, mtime=0),
        }
        for twin, packed in twins.items():
            (folder / twin).write_bytes(packed)
            written.add(twin)
    return written


def finish(folder: Path, sums: Mapping[str, str], *, precompress: bool) -> set[str]:
    """Add what belongs to a finished folder, and return the names of what was added.

    ``sums`` is the SHA-256 of every file in it, by name.
    """
    added = {write_sums(folder, sums)}
    return added | compress(folder, sums) if precompress else added
