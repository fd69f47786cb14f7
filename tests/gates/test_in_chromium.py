"""Every page of every edition in real Chromium."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.browser.conftest import MISSING
from tests.institutions.serving import CHROMIUM, NGINX

Passes = Callable[[str], None]
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_axe_finds_nothing_on_any_page(passes: Passes) -> None:
    if not os.access(CHROMIUM, os.X_OK):
        pytest.fail(MISSING)
    passes("axe")


@pytest.mark.nginx
@pytest.mark.skipif(not os.access(NGINX, os.X_OK), reason="nginx is not installed")
def test_no_page_breaks_the_policy_or_asks_anything_elsewhere(passes: Passes) -> None:
    passes("policy")
