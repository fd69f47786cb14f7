"""A readable trace of one piece of advice: which rows spoke, and what held what back.

Ids only: ``site/guide`` may join words to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from routing.advise import LINE_LAYER, Advice, Limits, advise, limits_for, masks_for
from routing.availability import Level
from routing.facts import VOCABULARY, Facts
from routing.predicates import BIT, Masks, names_of
from routing.profile import Profile
from routing.rules import LAYERS, Effect, Rule, RuleTable
from routing.table import TABLE
from routing.why import mattered, minimal_reason, would_change


@dataclass(frozen=True, slots=True)
class Step:
    """A row that is certain or possible here. ``waits_for`` are the predicates that are open."""

    rule: Rule
    certain: bool
    waits_for: tuple[str, ...]
    says: str

    def to_json(self) -> dict[str, Any]:
        """Return the step as data."""
        return {
            "rule": self.rule.id,
            "layer": self.rule.layer,
            "effect": self.rule.effect.value,
            "state": "certain" if self.certain else "possible",
            "condition": list(self.rule.when.text),
            "waits_for": list(self.waits_for),
            "says": self.says,
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """Why the advice is what it is."""

    profile: str
    known: dict[str, str]
    follows: dict[str, str]
    steps: tuple[Step, ...]
    advice: Advice
    mattered: tuple[str, ...]
    reasons: dict[str, dict[str, str]] = field(default_factory=dict)
    """Route → the smallest set of facts from which it stands first."""
    opens: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    """Route that is not for now → the one answer that would open it."""

    def to_json(self) -> dict[str, Any]:
        """Return the trace as data."""
        return {
            "profile": self.profile,
            "known": self.known,
            "follows": self.follows,
            "steps": [step.to_json() for step in self.steps],
            "advice": self.advice.to_json(),
            "mattered": list(self.mattered),
            "minimal_reasons": self.reasons,
            "would_open": {route: list(one) if one else None for route, one in self.opens.items()},
        }


def explain(facts: Facts, profile: Profile, table: RuleTable = TABLE) -> Trace:
    """Trace the advice for what is known of a situation."""
    settled = facts.settled()
    given = facts.known()
    advice = advise(facts, profile, table)
    masks = masks_for(settled, profile)
    return Trace(
        profile=profile.id,
        known=given,
        follows={name: v for name, v in settled.known().items() if name not in given},
        steps=tuple(_steps(settled, profile, table, masks, advice)),
        advice=advice,
        mattered=mattered(facts, profile),
        reasons={c.route: minimal_reason(c, facts, profile) for c in advice.first},
        opens={c.route: would_change(c, facts, profile) for c in advice.not_now},
    )


def _waits_for(rule: Rule, masks: Masks) -> tuple[str, ...]:
    needs, forbids = names_of(rule.when)
    known = masks.true | masks.false
    return tuple(name for name in (*needs, *forbids) if not BIT[name] & known)


def _steps(
    facts: Facts, profile: Profile, table: RuleTable, masks: Masks, advice: Advice
) -> Iterator[Step]:
    limits = limits_for(masks, table)
    spoken = {choice.reason for choice in (*advice.first, *advice.also)}
    fired = False
    for rule in table.rules:
        certain = rule.when.certain(masks)
        if not certain and not rule.when.possible(masks):
            continue
        if rule.effect is Effect.FIRST:
            if fired:
                continue
            fired = rule.id == advice.first[0].reason
            says = _says_first(rule, certain, fired, facts, profile, limits)
        elif rule.effect is Effect.ALSO:
            says = f"names {rule.routes[0]}" if rule.id in spoken else "adds nothing"
        elif rule.effect is Effect.NOTE:
            says = "said" if certain else "said as 'if …'"
        else:
            says = _says_limit(rule, certain)
        yield Step(rule, certain, _waits_for(rule, masks), says)


def _says_limit(rule: Rule, certain: bool) -> str:
    routes = " ".join(rule.routes)
    if certain:
        return f"{'bars' if rule.effect is Effect.BAR else 'keeps from first'} {routes}"
    if rule.soft:
        return "counts only when certain"
    doubt = ", and leaves them unnamed" if _in_line(rule) else ""
    return f"keeps from first, while it is open, {routes}{doubt}"


def _in_line(rule: Rule) -> bool:
    return rule.effect is Effect.BAR and rule.layer == LINE_LAYER


def _says_first(
    rule: Rule, certain: bool, fired: bool, facts: Facts, profile: Profile, limits: Limits
) -> str:
    if not certain:
        return "passed over: not certain"
    doors = "; ".join(_door(route, facts, profile, limits) for route in rule.routes)
    return f"{'decides' if fired else 'passed over: no open door'} ({doors})"


def _door(route: str, facts: Facts, profile: Profile, limits: Limits) -> str:
    """Say in a few words whether a door can lead."""
    if route in limits.barred:
        return f"{route} barred by {limits.barred[route]}"
    if route in limits.held_back:
        return f"{route} held back"
    level = profile.level(route, facts.position, facts.institution, first=True)
    words = {Level.NO: "not there", Level.MAYBE: "at some places", Level.YES: "open"}
    return f"{route} {words[level]}"


def lines(trace: Trace) -> Iterator[str]:
    """Put a trace into readable lines."""
    yield f"profile {trace.profile}"
    yield f"known   {_pairs(trace.known)}"
    if trace.follows:
        yield f"follows {_pairs(trace.follows)}"
    silent = {**trace.known, **trace.follows}
    yield f"open    {' '.join(name for name in VOCABULARY if name not in silent) or 'nothing'}"
    for layer, name in LAYERS.items():
        steps = [step for step in trace.steps if step.rule.layer == layer]
        if steps:
            yield f"layer {layer} {name}"
            yield from map(_line, steps)
    yield "advice"
    for part in ("first", "also", "not_now"):
        for choice in getattr(trace.advice, part):
            at_some = " (at some places)" if choice.conditional else ""
            yield f"  {part:<8}{choice.route}{at_some}  because of {choice.reason}"
    for route, known in trace.reasons.items():
        yield f"  {route} follows from {_pairs(known)}"
    for route, answer in trace.opens.items():
        change = f"{answer[0]}={answer[1]} would open it" if answer else "no single answer opens it"
        yield f"  {route}: {change}"
    yield f"  answers that mattered: {' '.join(trace.mattered) or 'none'}"


def _pairs(known: dict[str, str]) -> str:
    return " ".join(f"{name}={value}" for name, value in known.items()) or "nothing"


def _line(step: Step) -> str:
    condition = " & ".join(step.rule.when.text) or "always"
    waits = f" [open: {', '.join(step.waits_for)}]" if step.waits_for and not step.certain else ""
    state = "certain " if step.certain else "possible"
    return f"  {state} {step.rule.effect.value:<9} {step.rule.id} ({condition}){waits}: {step.says}"
