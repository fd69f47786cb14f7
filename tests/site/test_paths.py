from __future__ import annotations

import pytest

from guide.paths import make_absolute, make_relative, relative


@pytest.mark.parametrize(
    ("target", "here", "way"),
    [
        ("/nl/", "/nl/bij-wie/mentor/", "../../index.html"),
        ("/nl/bij-wie/mentor/", "/nl/", "bij-wie/mentor/index.html"),
        ("/", "/", "index.html"),
        ("/a/site.css", "/", "a/site.css"),
        ("/a/site.css", "/en/g/1/", "../../../a/site.css"),
        ("/nl/a/", "/nl/a/", "index.html"),
        ("/nl/b/", "/nl/a/", "../b/index.html"),
        ("/nl/a/", "/nl/a/c/", "../index.html"),
    ],
)
def test_the_way_from_one_page_to_another_goes_through_files(
    target: str, here: str, way: str
) -> None:
    assert relative(target, here) == way


def test_only_links_from_the_root_are_turned() -> None:
    page = (
        '<a href="/nl/a/#x">x</a><a href="/nl/b/#y">y</a><a href="#z">z</a>'
        '<a href="https://example.org/">o</a><script src="/a/s.js"></script>'
    )
    assert make_relative(page, "/nl/a/") == (
        '<a href="#x">x</a><a href="../b/index.html#y">y</a><a href="#z">z</a>'
        '<a href="https://example.org/">o</a><script src="../../a/s.js"></script>'
    )


def test_the_page_not_found_knows_the_folder_of_the_site() -> None:
    assert make_absolute('<a href="/nl/">', "https://example.org/hulp/") == '<a href="/hulp/nl/">'
    assert make_absolute('<a href="/nl/">', "https://example.org/") == '<a href="/nl/">'
