"""``python -m guide.verify_copy FOLDER``: is this copy of the site the one that was built?

Needs nothing but Python, so that anybody can run it. Compares every file with ``SHA256SUMS``, names
what was changed, taken away or added, and prints the fingerprint of the list itself: who can change
a file can change the list, so compare the fingerprint with that of the maker, or give the maker's
list with ``--against``. Exit status: 0 unchanged, 1 changed, 2 nothing to compare with.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

SUMS = "SHA256SUMS"
OURS = (SUMS, ".bijwie-files")
HOSTS = ("CNAME", ".nojekyll", ".htaccess", "_headers", "_redirects", "robots.txt")
"""Files that a host may add: a browser never shows them."""
HOST_FOLDERS = (".well-known", ".git")
PACKED = (".gz", ".br")
_ROW = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")


class CannotCompare(Exception):
    """There is nothing to compare with; the message says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare a folder with its list and return the exit status."""
    options = _options(arguments)
    against = options.against or options.folder / SUMS
    try:
        rows, fingerprint = read_sums(against)
        found = sorted(differences(options.folder, rows))
    except (CannotCompare, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for line in found:
        sys.stdout.write(f"{line}\n")
    verdict = f"{len(found)} differences" if found else "unchanged"
    sys.stdout.write(
        f"{options.folder}: {len(rows)} files compared, {verdict}.\n"
        f"Fingerprint of the list: {fingerprint}\n"
    )
    return 1 if found else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m guide.verify_copy", description="Prove that a copy is unchanged."
    )
    parser.add_argument("folder", type=Path, help="the folder of the copy, as it is served")
    parser.add_argument("--against", type=Path, help="the SHA256SUMS of the maker")
    return parser.parse_args(arguments)


def read_sums(file: Path) -> tuple[dict[str, str], str]:
    """Return the hash of each file by its name, and the fingerprint of the list."""
    if not file.is_file():
        raise CannotCompare(f"{file} is not there. Name the folder that holds {SUMS}.")
    data = file.read_bytes()
    rows: dict[str, str] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
        row = _ROW.fullmatch(line)
        if not row or ".." in Path(row[2]).parts or Path(row[2]).is_absolute():
            raise CannotCompare(f"{file}:{number}: this line is not a hash and a name.")
        rows[row[2]] = row[1]
    if not rows:
        raise CannotCompare(f"{file} is empty. Build the site again.")
    return rows, hashlib.sha256(data).hexdigest()


def differences(folder: Path, rows: Mapping[str, str]) -> Iterator[str]:
    """Yield each file that was changed, taken away or added."""
    if not folder.is_dir():
        raise CannotCompare(f"{folder} is not a folder.")
    for name, wanted in rows.items():
        file = folder / name
        if file.is_symlink() or not file.is_file():
            yield f"gone: {name}"
        elif _hash(file.read_bytes()) != wanted:
            yield f"changed: {name}"
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if (file.is_file() or file.is_symlink()) and name not in rows:
            yield from _added(name, file, rows)


def _added(name: str, file: Path, rows: Mapping[str, str]) -> Iterator[str]:
    if name in (*OURS, *HOSTS) or Path(name).parts[0] in HOST_FOLDERS:
        return
    plain, packed = name[:-3], name[-3:]
    if packed not in PACKED or plain not in rows or file.is_symlink():
        yield f"added: {name}"
        return
    try:
        data = _unpacked(file, packed)
    except (OSError, EOFError, ValueError):
        data = b""
    except ImportError:
        yield f"not compared (install the Python package brotli): {name}"
        return
    if _hash(data) != rows[plain]:
        yield f"changed: {name}"


def _unpacked(file: Path, packed: str) -> bytes:
    if packed == ".gz":
        with gzip.open(file) as stream:
            return stream.read()
    brotli = import_module("brotli")
    try:
        data: bytes = brotli.decompress(file.read_bytes())
    except brotli.error as error:
        raise ValueError(str(error)) from None
    return data


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
