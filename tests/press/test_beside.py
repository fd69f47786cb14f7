"""Work beside other work: the same results, the same errors, and never in a server."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from guide.press.beside import Beside, allowed, each


@pytest.fixture
def two() -> Iterator[None]:
    with allowed(2):
        yield


def _square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.mark.usefixtures("two")
def test_results_keep_the_order_of_the_items_and_come_from_other_processes() -> None:
    found = each(_square, [3, 1, 2])
    assert [square for square, _ in found] == [9, 1, 4]
    assert len({process for _, process in found}) == 3
    assert found[0][1] == os.getpid()


@pytest.mark.usefixtures("two")
def test_work_that_fails_beside_raises_its_own_error_when_it_is_asked_for() -> None:
    def fails() -> None:
        raise LookupError("no such word")

    work = Beside(fails)
    with pytest.raises(LookupError, match="no such word"):
        work.result()


@pytest.mark.usefixtures("two")
def test_work_whose_process_is_killed_is_done_again_here() -> None:
    here = os.getpid()

    def dies() -> str:
        if os.getpid() != here:
            os._exit(9)
        return "done here"

    assert Beside(dies).result() == "done here"


def test_without_leave_everything_happens_in_this_process() -> None:
    assert {process for _, process in each(_square, [1, 2, 3])} == {os.getpid()}


def test_leave_ends_with_the_build() -> None:
    with pytest.raises(ZeroDivisionError), allowed(4):
        assert each(_square, [1, 2])[1][1] != os.getpid()
        raise ZeroDivisionError
    assert each(_square, [1, 2])[1][1] == os.getpid()


def test_one_worker_means_one_process() -> None:
    with allowed(1):
        assert each(_square, [1, 2])[1][1] == os.getpid()
