"""What is wrong on the command line is said with what is allowed, or with the nearest name."""

from __future__ import annotations

import pytest

from guide.press.options import read_options


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--wrkers", "3"], "unknown option '--wrkers'. Did you mean --workers?"),
        (["--qqq"], "unknown option '--qqq'."),
        (["--today", "morgen"], "found 'morgen'; allowed: a day as 2027-01-31"),
        (["--workers", "0"], "found '0'; allowed: a whole number from 1 to 64"),
    ],
)
def test_a_wrong_option_is_refused_with_what_is_allowed(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        read_options(given)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err
