"""What the project is built from: licences, a bill of materials, and known weaknesses.

    python tools/supply.py licences [--check]   write docs/licences.md, or see that it is up to date
    python tools/supply.py sbom                 write build/sbom.cdx.json (CycloneDX)
    python tools/supply.py audit                ask the registries about known weaknesses

Exit status: 0 fine, 1 something is wrong, 2 it cannot be said.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
DOC = ROOT / "docs" / "licences.md"
SBOM = ROOT / "build" / "sbom.cdx.json"
SITE, DEV = "requirements.txt", "requirements-dev.txt"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(?:;\s*([^\\]+?))?\s*\\?$")
_HASH = re.compile(r"^\s+--hash=sha256:[0-9a-f]{64}")

ALLOWED: dict[str, str] = {
    "MIT": "MIT",
    "MIT License": "MIT",
    "BSD License": "BSD",
    "BSD-2-Clause": "BSD-2-Clause",
    "BSD-3-Clause": "BSD-3-Clause",
    "0BSD": "0BSD",
    "ISC License (ISCL)": "ISC",
    "Apache-2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "PSF-2.0": "PSF-2.0",
    "CNRI-Python": "CNRI-Python",
    "Python Software Foundation License": "PSF-2.0",
    "MPL-2.0": "MPL-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Licences that go with EUPL-1.2 and that nobody has to ask about, by the names packages use."""

READ: dict[str, str] = {"locate": "MIT"}
"""Packages whose data name another licence than the one in their own LICENSE file, read by us."""

OUTSIDE_PYTHON = (
    ("axe-core", "accessibility tests", "MPL-2.0", "npm, by hash: scripts/install-axe"),
    ("vnu-jar", "HTML tests", "MIT", "npm, by hash: scripts/install-vnu"),
    ("Chromium, Node, Java, nginx, wrk", "tests and measurements", "various", "Debian packages"),
    ("hunspell-nl, hunspell-en-gb", "spelling, for editors", "various", "Debian packages"),
)
HEAD = """\
# Licences

What the project leans on, with its licence. Written by `make licences`; a test holds it equal to
the lock files and to the policy. Nothing of this is copied into the site that readers get: those
files are all our own (EUPL-1.2).

**Policy.** Allowed without asking: MIT, BSD, ISC, Apache-2.0, PSF-2.0, CNRI-Python, MPL-2.0,
alone or in any combination. Anything else stops the test until somebody has looked at it and has
added it to `tools/supply.py` with a reason. Licences that reach over to whatever uses a package
(GPL, AGPL) do not come in through a Python dependency. Debian's tools run beside the project
only.
"""


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of a lock file."""

    name: str
    version: str
    hashes: int
    here: bool
    """Whether it is installed on this kind of machine."""


def locked(file: str) -> dict[str, Locked]:
    """Read the packages of a lock file, by their plain name."""
    found: dict[str, Locked] = {}
    last = ""
    for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
        if pin := _PIN.match(line):
            last = plain(pin[1])
            here = Marker(pin[3]).evaluate() if pin[3] else True
            found[last] = Locked(pin[1], pin[2], 0, here)
        elif last and _HASH.match(line):
            row = found[last]
            found[last] = Locked(row.name, row.version, row.hashes + 1, row.here)
    return found


def plain(name: str) -> str:
    """Return a name as the index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed_licences() -> dict[str, str]:
    """Return the licence of every installed package, by its plain name."""
    program = Path(sys.executable).with_name("pip-licenses")
    done = _run([str(program), "--from=mixed", "--with-system", "--format=json"])
    return {plain(row["Name"]): row["License"] for row in json.loads(done.stdout)} | READ


def parts(licence: str) -> list[str]:
    """Split an expression such as ``MIT AND PSF-2.0`` or ``BSD License; MIT License``."""
    return [part.strip(" ()") for part in re.split(r"\s+(?:AND|OR)\s+|;\s*", licence)]


def unwelcome(licences: dict[str, str]) -> Iterator[str]:
    """Name each locked package whose licence nobody has allowed."""
    for name, row in locked(DEV).items():
        if not row.here:
            continue
        licence = licences.get(name, "")
        whole = licence in ALLOWED or all(part in ALLOWED for part in parts(licence))
        if not whole:
            yield f"{row.name} {row.version}: the licence is {licence or 'not known'}"


def page() -> str:
    """Return docs/licences.md."""
    licences = installed_licences()
    site, dev = locked(SITE), locked(DEV)
    lines = [HEAD, "## Python: to build the site\n", *_rows(site, licences)]
    lines += ["\n## Python: to test it and to develop it\n"]
    lines += _rows({name: row for name, row in dev.items() if name not in site}, licences)
    lines += ["\n## Beside Python: only for tests and editors\n"]
    lines += ["| what | for | licence | from |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in OUTSIDE_PYTHON]
    return "\n".join(lines) + "\n"


def _rows(packages: dict[str, Locked], licences: dict[str, str]) -> list[str]:
    rows = ["| package | version | licence |", "|---|---|---|"]
    for name, row in sorted(packages.items()):
        licence = licences.get(name, "") if row.here else "not installed on Linux"
        rows.append(f"| {row.name} | {row.version} | {ALLOWED.get(licence, licence)} |")
    return rows


def licences(check: bool) -> int:
    """Write or compare the page, and hold every licence against the policy."""
    text = page()
    wrong = list(unwelcome(installed_licences()))
    for line in wrong:
        sys.stderr.write(f"{line}. Look at it, then allow it in tools/supply.py or drop it.\n")
    if not check:
        DOC.write_text(text, encoding="utf-8")
    elif DOC.read_text(encoding="utf-8") != text:
        sys.stderr.write("docs/licences.md is not up to date. Run: make licences\n")
        return 1
    return 1 if wrong else 0


def sbom() -> int:
    """Write the bill of materials of what builds the site, from its lock file."""
    SBOM.parent.mkdir(exist_ok=True)
    program = str(Path(sys.executable).with_name("cyclonedx-py"))
    options = ["--pyproject", "pyproject.toml", "--output-reproducible", "--of", "JSON"]
    done = _run([program, "requirements", SITE, *options, "-o", str(SBOM)])
    if done.returncode:
        sys.stderr.write(done.stderr[-800:])
        return 2
    names = [row["name"] for row in json.loads(SBOM.read_text("utf-8"))["components"]]
    sys.stdout.write(f"{len(names)} components: {SBOM.relative_to(ROOT)}\n")
    return 0


def audit() -> int:
    """Ask the index about known weaknesses; what it does not answer is never called fine."""
    program = str(Path(sys.executable).with_name("pip-audit"))
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    done = _run([program, "-r", DEV, *options])
    try:
        rows = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        sys.stderr.write(f"Not audited: {done.stderr[-400:]}\n")
        return 2
    weak = [row for row in rows if row.get("vulns")]
    for row in weak:
        ids = ", ".join(found["id"] for found in row["vulns"])
        sys.stdout.write(f"{row['name']} {row['version']}: {ids}\n")
    unknown = [row["name"] for row in rows if row.get("skip_reason")]
    told = f"{len(rows)} packages: {len(weak)} with a known weakness, {len(unknown)} not audited"
    sys.stdout.write(f"{told}.\n")
    if unknown:
        sys.stdout.write("The index answers no questions about weaknesses from here.\n")
    return 1 if weak else 2 if unknown else 0


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="tools/supply.py", description="What it is built from.")
    parser.add_argument("command", choices=("licences", "sbom", "audit"))
    parser.add_argument("--check", action="store_true", help="only compare docs/licences.md")
    options = parser.parse_args(arguments)
    if options.command == "licences":
        return licences(options.check)
    return sbom() if options.command == "sbom" else audit()


if __name__ == "__main__":
    sys.exit(main())
