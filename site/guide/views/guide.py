"""The pages of the guide: questions and advice, with titles that give nothing away."""

from __future__ import annotations

from functools import partial

from flask_babel import gettext as _
from flask_babel import ngettext

from guide import paths
from guide.advice import advice_view
from guide.asking import path_of, question_view
from guide.card import card_view
from guide.edition import Edition
from guide.views.show import show


def question(edition: Edition, lang: str, key: str) -> str:
    """Return the page of one question."""
    graph = edition.graph
    voice = edition.voices[lang]
    view = question_view(graph.nodes[key], graph, voice)
    left = voice.once(f"left {view.left}", partial(left_text, view.left))
    return show(
        "question.html",
        edition,
        lang,
        tab=left,
        twin=path_of(key, graph, paths.other(lang)),
        description=voice.once("description", _description),
        index=view.is_start,
        view=view,
        left_text=left,
    )


def _description() -> str:
    return str(_("A few questions, and then who you can talk to. You choose."))


def left_text(left: int) -> str:
    """Say how many questions can still come, this one included."""
    if left == 1:
        return str(_("The last question"))
    text: str = ngettext(
        "A question, at most %(num)d more", "A question, at most %(num)d more", left - 1
    )
    return text


def advice(edition: Edition, lang: str, key: str) -> str:
    """Return the page of one piece of advice: a referral card for whoever was told something."""
    leaf, voice = edition.graph.leaves[key], edition.voices[lang]
    return show(
        "referral_card.html" if leaf.listener else "advice.html",
        edition,
        lang,
        tab=_("Referral card") if leaf.listener else _("What you can do"),
        description=voice.once("description", _description),
        twin=paths.node(paths.other(lang), key),
        index=False,
        view=card_view(leaf, voice) if leaf.listener else advice_view(leaf, voice),
    )
