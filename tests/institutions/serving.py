"""Debian's nginx with the configuration that comes with an edition, and Chromium that finds it.

Chromium reaches every host of the tests on this computer, under its own name and on port 443, so
origins, cookies and headers are those of a real site.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PORTAL = "mijn.hogeschool-rijnoord.example"
FOREIGN = "www.andere-school.example"
WEATHER = "weerbericht.example.org"


@dataclass(frozen=True)
class Served:
    """A running nginx: the address of the edition, its folder, and where its logs are."""

    base: str
    site: Path
    portal: Path
    port: int
    logs: tuple[Path, Path]

    @property
    def arguments(self) -> list[str]:
        """How Chromium finds it."""
        return [
            f"--host-resolver-rules=MAP * 127.0.0.1:{self.port}",
            "--ignore-certificate-errors",
            "--no-sandbox",
        ]


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _certificate(folder: Path) -> tuple[Path, Path]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=bijwie", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *names], check=True, capture_output=True)
    return certificate, key


MAIN = """\
user root;
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/bijwie.conf;
    server {{
        listen 127.0.0.1:{port} ssl;
        server_name {names};
        ssl_certificate {certificate};
        ssl_certificate_key {key};
        location / {{ root {portal}; }}
    }}
}}
"""


@contextmanager
def serving(configuration: str, site: Path, base: str, folder: Path) -> Iterator[Served]:
    """Run nginx with a shipped configuration, and with pages of other sites beside it."""
    port, portal = free_port(), folder / "portal"
    portal.mkdir()
    certificate, key = _certificate(folder)
    (folder / "bijwie.conf").write_text(_here(configuration, port, certificate, key))
    main = MAIN.format(
        folder=folder,
        port=port,
        portal=portal,
        certificate=certificate,
        key=key,
        names=f"{PORTAL} {FOREIGN} {WEATHER}",
    )
    (folder / "nginx.conf").write_text(main)
    process = subprocess.Popen(
        [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE
    )
    try:
        _wait(port, process)
        yield Served(base, site, portal, port, (folder / "access.log", folder / "error.log"))
    finally:
        process.terminate()
        process.communicate(timeout=10)


def _here(configuration: str, port: int, certificate: Path, key: Path) -> str:
    """Change only what a web team changes: the port and the certificate. The redirect goes."""
    only = configuration[configuration.index("server {\n    listen 443") :]
    only = re.sub(r"listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;", only)
    only = only.replace("    listen [::]:443 ssl http2;\n", "")
    only = only.replace("/etc/ssl/bijwie/fullchain.pem", str(certificate))
    return only.replace("/etc/ssl/bijwie/privkey.pem", str(key))


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        if process.poll() is not None and process.stderr:
            raise RuntimeError(process.stderr.read().decode())
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx does not answer")
