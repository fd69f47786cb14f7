"""Every page of every edition, held against every gate."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Passes = Callable[[str], None]


@pytest.mark.slow
def test_every_page_is_valid_html(passes: Passes) -> None:
    passes("html")


def test_every_link_inside_leads_to_a_page_and_to_the_part_it_names(passes: Passes) -> None:
    passes("links")


def test_no_id_stands_twice_and_every_label_names_one(passes: Passes) -> None:
    passes("ids")


def test_every_page_says_its_language_title_address_and_twin(passes: Passes) -> None:
    passes("heads")


def test_every_address_that_was_ever_published_still_answers(passes: Passes) -> None:
    passes("addresses")


def test_every_page_says_of_which_day_the_site_is(passes: Passes) -> None:
    passes("days")


def test_no_page_asks_anything_of_another_server(passes: Passes) -> None:
    passes("others")


def test_no_page_holds_a_script_or_a_style(passes: Passes) -> None:
    passes("inline")


def test_no_script_stores_sends_or_writes_in_the_history(passes: Passes) -> None:
    passes("traces")


def test_no_address_tab_or_file_name_tells_a_bystander_anything(passes: Passes) -> None:
    passes("calm")


def test_no_page_is_heavier_than_its_type_may_be(passes: Passes) -> None:
    passes("bytes")


def test_everything_people_read_passes_the_check_of_editors(passes: Passes) -> None:
    passes("words")
